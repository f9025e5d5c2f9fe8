package dev.signalbox.core.http;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The threads of a container that calls the servlet on the thread which reads and writes many
 * connections, and which therefore must never wait. Such a container sets one as the attribute
 * {@link #ATTRIBUTE} of each request. For use by any thread.
 */
@ConsumerType
public interface EventLoop {

  /** The name of the request's attribute. */
  String ATTRIBUTE = "dev.signalbox.event-loop";

  /**
   * Runs what never waits on the thread of the request's connection, soon; what was handed over
   * first is run first.
   *
   * @throws java.util.concurrent.RejectedExecutionException when the container is stopping
   */
  void prompt(Runnable task);

  /** Runs what may wait, or takes long, on another thread. */
  void patient(Runnable task);
}
