package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.DeliveryQuery;
import java.util.Map;
import java.util.Optional;

/** Reads which tries to show. */
final class DeliveryParameters {

  private static final long DEFAULT_LIMIT = 100;
  private static final long MAX_LIMIT = 1000;

  private DeliveryParameters() {}

  static DeliveryQuery read(Map<String, String> query) {
    return new DeliveryQuery(
        text(query, "event_id"),
        text(query, "subscription_id"),
        number(query, "after", 0, 0, Long.MAX_VALUE),
        (int) number(query, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
  }

  private static Optional<String> text(Map<String, String> query, String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  private static long number(
      Map<String, String> query, String name, long otherwise, long least, long most) {
    Optional<String> given = text(query, name);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(given.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is out of bounds.
    }
    throw ControlError.bad("'%s' must be a number from %s to %s".formatted(name, least, most));
  }
}
