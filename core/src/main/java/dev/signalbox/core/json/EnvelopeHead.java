package dev.signalbox.core.json;

import java.util.Objects;
import java.util.Optional;

/**
 * What must be known of a delivery before it is stored (protocol.md, 3.1). Id and type are fit to
 * be keys: not blank, at most 200 characters, no control characters, no half of a surrogate pair.
 *
 * @param eventId the field {@code event_id}; empty when it is missing or unfit
 * @param eventType the field {@code event_type}
 * @param messageChat what {@link JsonCodec#messageChat} finds
 */
public record EnvelopeHead(
    Optional<String> eventId, String eventType, Optional<String> messageChat) {

  /** Checks that nothing is null. */
  public EnvelopeHead {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(messageChat, "messageChat");
  }
}
