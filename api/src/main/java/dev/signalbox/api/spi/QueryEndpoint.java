package dev.signalbox.api.spi;

import java.util.Collection;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers GET requests below {@code /signalbox/api/}, for people and programs that look at what a
 * handler knows. The operators' bearer token has been checked before. Registered as an OSGi
 * service, or found as a bean in a handler bundle.
 */
@ConsumerType
public interface QueryEndpoint {

  /**
   * The paths it answers, relative to {@code /signalbox/api/}, with names in braces for parts that
   * vary: {@code messages/{id}}. A literal part wins over a name. Never null, never empty.
   */
  Collection<String> paths();

  /**
   * Answers one request.
   *
   * @param query never null
   * @return never null
   * @throws IllegalArgumentException for a parameter that cannot be used; becomes 400 with the
   *     exception's message
   * @throws Exception anything else becomes 500 without details
   */
  QueryResult answer(Query query) throws Exception;
}
