package dev.signalbox.core.http.internal;

import dev.signalbox.core.inbox.StoredEvent;
import java.time.Instant;

/**
 * A stored event in a list; the names are those of the JSON.
 *
 * @param size bytes of the body
 */
public record EventView(
    long sequence,
    String eventId,
    String type,
    String endpoint,
    Instant receivedAt,
    boolean readable,
    int size) {

  /** Shows one. */
  public static EventView of(StoredEvent event) {
    return new EventView(
        event.sequence(),
        event.eventId(),
        event.eventType(),
        event.endpoint(),
        event.receivedAt(),
        event.readable(),
        event.body().length);
  }
}
