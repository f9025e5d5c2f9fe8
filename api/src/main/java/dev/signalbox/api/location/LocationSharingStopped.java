package dev.signalbox.api.location;

import dev.signalbox.api.Envelope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code location.sharing.stopped}: a person no longer shares their location (protocol.md, 3.6).
 *
 * @param envelope the envelope
 * @param sharedBy who shares: a phone number or an e-mail address
 * @param sharedWith your line
 * @param beganAt since when it was shared; only in newer payloads
 * @param endedAt when it ended; only in newer payloads
 * @param chatId the chat; only in newer payloads
 */
public record LocationSharingStopped(
    Envelope envelope,
    String sharedBy,
    Optional<String> sharedWith,
    Optional<Instant> beganAt,
    Optional<Instant> endedAt,
    Optional<String> chatId)
    implements LocationEvent {

  /** Checks that nothing is null. */
  public LocationSharingStopped {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(sharedBy, "sharedBy");
    Objects.requireNonNull(sharedWith, "sharedWith");
    Objects.requireNonNull(beganAt, "beganAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(chatId, "chatId");
  }
}
