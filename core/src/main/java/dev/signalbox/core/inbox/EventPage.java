package dev.signalbox.core.inbox;

import java.util.List;

/**
 * A stretch of the log.
 *
 * @param events in the order of their sequence
 * @param through how far the log was looked through: a reader goes on after this sequence, even
 *     when no event matched
 */
public record EventPage(List<StoredEvent> events, long through) {

  /** Copies the list. */
  public EventPage {
    events = List.copyOf(events);
  }
}
