package dev.signalbox.api;

import java.util.Objects;

/**
 * Where a derived event comes from.
 *
 * @param eventId id of the event that the handler was handling
 * @param handler name of the handler that published it
 * @param depth 1 for an event derived from a delivery of Linq's, one more for each step further
 */
public record Cause(String eventId, String handler, int depth) {

  /** Checks that nothing is null and the depth is positive. */
  public Cause {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(handler, "handler");
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be 1 or more, was " + depth);
    }
  }
}
