package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.Envelope;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * When a line changed, and what tells the change from every other.
 *
 * @param at {@code changed_at}; where it is missing, when Linq made the event; where that is
 *     missing too, when the event came in. A text of {@link Times}
 * @param createdAt when Linq made the event; empty text where it does not say
 * @param eventId the event's id
 * @param endpoint where it came in
 */
record Moment(String at, String createdAt, String eventId, String endpoint)
    implements Comparable<Moment> {

  private static final Comparator<Moment> ORDER =
      Comparator.comparing(Moment::at)
          .thenComparing(Moment::createdAt)
          .thenComparing(Moment::eventId)
          .thenComparing(Moment::endpoint);

  /** The moment that an event tells of. */
  static Moment of(Envelope envelope, Optional<Instant> changedAt) {
    Optional<String> createdAt = envelope.createdAt().flatMap(Times::text);
    return new Moment(
        changedAt
            .flatMap(Times::text)
            .or(() -> createdAt)
            .or(() -> Times.text(envelope.receivedAt()))
            .orElseThrow(),
        createdAt.orElse(""),
        Text.storable(envelope.eventId()),
        Text.storable(envelope.endpoint()));
  }

  /** By the times, then by event id and endpoint: total, so that there is always one last. */
  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
