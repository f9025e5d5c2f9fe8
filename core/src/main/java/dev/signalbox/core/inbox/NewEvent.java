package dev.signalbox.core.inbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A verified delivery, ready to be stored.
 *
 * @param endpoint name of the endpoint that received it; for a derived event, of its cause's
 * @param dedupeKey what makes it the same event within one endpoint: made of signed content only,
 *     never blank
 * @param eventId id for people and queries: the body's, else the signed {@code webhook-id}, else a
 *     digest of the body
 * @param eventType the body's {@code event_type}; empty text when the body is unreadable
 * @param readable whether the body is a JSON object with an envelope; an unreadable one is kept as
 *     a dead letter
 * @param receivedAt when it was taken in
 * @param body the signed bytes; the store does not change them, and the caller hands them over for
 *     good
 * @param messageChat what {@code data} name as the chat of a message, where that was looked for
 *     when the body was read; it need not be a message
 */
public record NewEvent(
    String endpoint,
    String dedupeKey,
    String eventId,
    String eventType,
    boolean readable,
    Instant receivedAt,
    byte[] body,
    Optional<String> messageChat) {

  /** One whose body nobody has looked into for a chat. */
  public NewEvent(
      String endpoint,
      String dedupeKey,
      String eventId,
      String eventType,
      boolean readable,
      Instant receivedAt,
      byte[] body) {
    this(endpoint, dedupeKey, eventId, eventType, readable, receivedAt, body, Optional.empty());
  }

  /** Checks the parts. */
  public NewEvent {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(receivedAt, "receivedAt");
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(messageChat, "messageChat");
    if (Objects.requireNonNull(dedupeKey, "dedupeKey").isBlank()) {
      throw new IllegalArgumentException(
          "an event needs a dedupe key; the one for event " + eventId + " is blank");
    }
  }
}
