package dev.signalbox.core.http.internal;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.StoredEvent;
import java.time.Instant;

/** A dead letter in a list; the names are those of the JSON. */
public record DeadLetterView(
    long sequence,
    String eventId,
    String type,
    String endpoint,
    Instant receivedAt,
    int size,
    int attempts,
    String error,
    Instant deadAt) {

  /** Shows one. */
  public static DeadLetterView of(DeadLetter letter) {
    StoredEvent event = letter.event();
    return new DeadLetterView(
        event.sequence(),
        event.eventId(),
        event.eventType(),
        event.endpoint(),
        event.receivedAt(),
        event.body().length,
        letter.attempts(),
        letter.error(),
        letter.deadAt());
  }
}
