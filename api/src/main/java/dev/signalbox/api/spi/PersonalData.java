package dev.signalbox.api.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes part in forgetting a person. Registered as an OSGi service, or found as a bean in a handler
 * bundle. Called when an operator asks for it, on a thread of the operators' API, outside of any
 * delivery.
 */
@ConsumerType
public interface PersonalData {

  /**
   * Removes what is kept of one person: text they wrote or got, and their handle, wherever it
   * stands. What the handler needs to go on counting (an event's id, a time) may stay. Doing it
   * again does no harm.
   *
   * @param handle phone number in E.164 or e-mail address, as Linq writes it
   * @return how many rows were changed or removed
   * @throws Exception when it failed; the operator is told, and asks again
   */
  int forget(String handle) throws Exception;
}
