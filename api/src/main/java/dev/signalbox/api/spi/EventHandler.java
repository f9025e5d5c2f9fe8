package dev.signalbox.api.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes events, one delivery at a time. CDI bundles need not implement it: their observers become a
 * handler by themselves. A handler without CDI is registered as an OSGi service of this type with
 * the properties named in {@link HandlerProperties}.
 */
@ConsumerType
@FunctionalInterface
public interface EventHandler {

  /**
   * Handles one delivery. Returning settles the event for this handler; throwing asks for a retry
   * with growing waits, and after the configured number of attempts for a place among the dead
   * letters. Deliveries with the same order key come one after the other, in the order of arrival.
   * After a crash a delivery may come again; what was written through {@link HandlerStorage} was
   * then rolled back with it.
   *
   * @param delivery the event and what is known of its delivery, never null; valid until this
   *     method returns
   * @throws Exception whatever went wrong; its message is kept with the waiting event
   */
  void handle(Delivery delivery) throws Exception;
}
