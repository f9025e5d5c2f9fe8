package dev.signalbox.api.phonenumber;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.UnreadableEventException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@value #TYPE}: a line came into trouble: its status is {@code FLAGGED} or its reputation {@code
 * CRITICAL}, and before it was neither. Stop sending from it. Derived by the stock phone-number
 * handler.
 *
 * @param envelope the envelope
 * @param phoneNumber the line, in E.164
 * @param status its status now, where known
 * @param reputation its reputation now, where known
 * @param at when it came to that, as Linq reports it
 */
public record LineFlagged(
    Envelope envelope,
    String phoneNumber,
    Optional<LineStatus> status,
    Optional<LineReputation> reputation,
    Instant at)
    implements PhoneNumberEvent {

  /** Name of the event type. */
  public static final String TYPE = "signalbox.line.flagged";

  /** Checks that nothing is null. */
  public LineFlagged {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(phoneNumber, "phoneNumber");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(reputation, "reputation");
    Objects.requireNonNull(at, "at");
  }

  /**
   * The data to publish such an event with; see {@link dev.signalbox.api.spi.Delivery#publish}.
   * None of the arguments may be null.
   *
   * @param status as Linq writes it, for example {@code ACTIVE} (protocol.md, 3.5)
   * @param reputation as Linq writes it, for example {@code AT_RISK}
   */
  public static Map<String, Object> data(
      String phoneNumber, Optional<String> status, Optional<String> reputation, Instant at) {
    return StandingData.of(phoneNumber, status, reputation, at);
  }

  /**
   * Reads what {@link #data} wrote.
   *
   * @throws UnreadableEventException when the line or the time is missing
   */
  public static LineFlagged from(Envelope envelope) {
    Data data = envelope.data();
    return new LineFlagged(
        envelope,
        StandingData.phoneNumber(data),
        StandingData.status(data),
        StandingData.reputation(data),
        StandingData.at(data));
  }
}
