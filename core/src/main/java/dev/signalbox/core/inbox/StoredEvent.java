package dev.signalbox.core.inbox;

import java.time.Instant;
import java.util.Objects;

/**
 * An event as it stands in the log.
 *
 * @param sequence its place; grows in the order of commit
 * @param endpoint name of the endpoint
 * @param eventId id for people and queries
 * @param eventType the type's name; empty when unreadable
 * @param readable whether the body has an envelope
 * @param receivedAt when it was taken in, with milliseconds
 * @param body the signed bytes; not to be changed
 */
public record StoredEvent(
    long sequence,
    String endpoint,
    String eventId,
    String eventType,
    boolean readable,
    Instant receivedAt,
    byte[] body) {

  /** Checks the parts. */
  public StoredEvent {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(receivedAt, "receivedAt");
    Objects.requireNonNull(body, "body");
  }
}
