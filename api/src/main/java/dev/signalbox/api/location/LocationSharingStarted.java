package dev.signalbox.api.location;

import dev.signalbox.api.Envelope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code location.sharing.started}: a person shares their location with your line (protocol.md,
 * 3.6).
 *
 * @param envelope the envelope
 * @param sharedBy who shares: a phone number or an e-mail address
 * @param sharedWith your line
 * @param beganAt since when
 * @param endsAt until when; empty means until it is stopped
 * @param chatId the chat; only in newer payloads
 */
public record LocationSharingStarted(
    Envelope envelope,
    String sharedBy,
    Optional<String> sharedWith,
    Optional<Instant> beganAt,
    Optional<Instant> endsAt,
    Optional<String> chatId)
    implements LocationEvent {

  /** Checks that nothing is null. */
  public LocationSharingStarted {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(sharedBy, "sharedBy");
    Objects.requireNonNull(sharedWith, "sharedWith");
    Objects.requireNonNull(beganAt, "beganAt");
    Objects.requireNonNull(endsAt, "endsAt");
    Objects.requireNonNull(chatId, "chatId");
  }
}
