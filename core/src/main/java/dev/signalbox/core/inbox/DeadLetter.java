package dev.signalbox.core.inbox;

import java.time.Instant;
import java.util.Objects;

/**
 * An event that a handler could not handle in any of its attempts.
 *
 * @param event the event, whole: it stays readable after the log has forgotten it
 * @param attempts how often it was tried
 * @param error what the last try failed with
 * @param deadAt when it was given up, with milliseconds
 */
public record DeadLetter(StoredEvent event, int attempts, String error, Instant deadAt) {

  /** Checks the parts. */
  public DeadLetter {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(deadAt, "deadAt");
  }
}
