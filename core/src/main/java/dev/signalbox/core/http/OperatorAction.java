package dev.signalbox.core.http;

import org.osgi.annotation.versioning.ConsumerType;

/** Answers the requests of one route. */
@ConsumerType
@FunctionalInterface
public interface OperatorAction {

  /**
   * Answers a request whose caller may make it. Called on a thread of the HTTP server, by several
   * at a time; may take long.
   *
   * @return never null
   * @throws OperatorException to answer with an error on purpose; anything else becomes a 500
   */
  OperatorAnswer answer(OperatorRequest request);
}
