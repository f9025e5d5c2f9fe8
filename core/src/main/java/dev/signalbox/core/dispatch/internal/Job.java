package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.util.Optional;

/**
 * An event that a handler is to have.
 *
 * @param event the event
 * @param waiting its entry among the waiting; empty when it comes from the log for the first time
 *     or by a replay
 * @param replay whether an operator asked for it
 */
public record Job(StoredEvent event, Optional<WaitingEvent> waiting, boolean replay) {

  /** From the log. */
  public static Job fresh(StoredEvent event) {
    return new Job(event, Optional.empty(), false);
  }

  /** From a replay of a stretch of the log. */
  public static Job again(StoredEvent event) {
    return new Job(event, Optional.empty(), true);
  }

  /** From among the waiting. */
  public static Job retry(StoredEvent event, WaitingEvent waiting) {
    return new Job(event, Optional.of(waiting), waiting.replay());
  }

  /** How often it was tried. */
  public int attempts() {
    return waiting.map(WaitingEvent::attempts).orElse(0);
  }

  /** Its place in the log. */
  public long sequence() {
    return event.sequence();
  }
}
