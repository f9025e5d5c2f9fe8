package dev.signalbox.api.phonenumber;

import dev.signalbox.api.Envelope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code phone_number.status_updated}: the status or the reputation of a line changed (protocol.md,
 * 3.5). Where the reputation is missing, the older {@code *_health_status} stands in.
 *
 * @param envelope the envelope
 * @param phoneNumber the line, in E.164
 * @param previousStatus status before
 * @param newStatus status now
 * @param previousReputation reputation before
 * @param newReputation reputation now
 * @param changedAt when
 */
public record PhoneNumberStatusUpdated(
    Envelope envelope,
    String phoneNumber,
    Optional<LineStatus> previousStatus,
    Optional<LineStatus> newStatus,
    Optional<LineReputation> previousReputation,
    Optional<LineReputation> newReputation,
    Optional<Instant> changedAt)
    implements PhoneNumberEvent {

  /** Checks that nothing is null. */
  public PhoneNumberStatusUpdated {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(phoneNumber, "phoneNumber");
    Objects.requireNonNull(previousStatus, "previousStatus");
    Objects.requireNonNull(newStatus, "newStatus");
    Objects.requireNonNull(previousReputation, "previousReputation");
    Objects.requireNonNull(newReputation, "newReputation");
    Objects.requireNonNull(changedAt, "changedAt");
  }
}
