package dev.signalbox.simulator;

import java.util.Objects;
import java.util.Optional;

/**
 * Which tries to show, in the order they ended.
 *
 * @param eventId of this event alone; empty for all
 * @param subscriptionId of this subscription alone; empty for all
 * @param after only tries with a greater number; 0 for all
 * @param limit at most so many, the first that match; 1 or more
 */
public record DeliveryQuery(
    Optional<String> eventId, Optional<String> subscriptionId, long after, int limit) {

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the limit is not positive
   */
  public DeliveryQuery {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be 1 or more, found " + limit);
    }
  }

  /** Everything that the log remembers. */
  public static DeliveryQuery all() {
    return new DeliveryQuery(Optional.empty(), Optional.empty(), 0, Integer.MAX_VALUE);
  }

  /** The tries of one event. */
  public static DeliveryQuery ofEvent(String eventId) {
    return new DeliveryQuery(Optional.of(eventId), Optional.empty(), 0, Integer.MAX_VALUE);
  }

  /** The tries of one subscription. */
  public static DeliveryQuery ofSubscription(String subscriptionId) {
    return new DeliveryQuery(Optional.empty(), Optional.of(subscriptionId), 0, Integer.MAX_VALUE);
  }
}
