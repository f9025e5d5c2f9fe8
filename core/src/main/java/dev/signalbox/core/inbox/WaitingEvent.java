package dev.signalbox.core.inbox;

import java.time.Instant;
import java.util.Objects;

/**
 * An event that waits for a retry, or behind an event with the same order key that does.
 *
 * @param sequence the event
 * @param orderKey its order key; empty text when it has none
 * @param attempts how often it was tried: 0 when it only waits behind another
 * @param due not to be tried before, with milliseconds
 * @param error what the last try failed with; empty text when there was none
 * @param replay whether an operator asked for it
 */
public record WaitingEvent(
    long sequence, String orderKey, int attempts, Instant due, String error, boolean replay) {

  /** Checks the parts. */
  public WaitingEvent {
    Objects.requireNonNull(orderKey, "orderKey");
    Objects.requireNonNull(due, "due");
    Objects.requireNonNull(error, "error");
  }
}
