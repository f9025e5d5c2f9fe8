package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.Envelope;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * When something was done to a reaction, and what tells it from everything else that was done.
 *
 * @param at {@code reacted_at}; where it is missing, when Linq made the event; where that is
 *     missing too, when the event came in. A text of {@link Times}
 * @param createdAt when Linq made the event; empty text where it does not say
 * @param eventId the event's id
 * @param endpoint where it came in
 */
record Moment(String at, String createdAt, String eventId, String endpoint)
    implements Comparable<Moment> {

  private static final Comparator<Moment> BY_TIME =
      Comparator.comparing(Moment::at).thenComparing(Moment::createdAt);
  private static final Comparator<Moment> ORDER =
      BY_TIME.thenComparing(Moment::eventId).thenComparing(Moment::endpoint);

  /** The moment that an event tells of. */
  static Moment of(Envelope envelope, Optional<Instant> reactedAt) {
    Optional<String> createdAt = envelope.createdAt().flatMap(Times::text);
    return new Moment(
        reactedAt
            .flatMap(Times::text)
            .or(() -> createdAt)
            .or(() -> Times.text(envelope.receivedAt()))
            .orElseThrow(),
        createdAt.orElse(""),
        Text.storable(envelope.eventId()),
        Text.storable(envelope.endpoint()));
  }

  /** Whether this is later by its times alone, whatever the ids. */
  boolean isAfter(Moment other) {
    return BY_TIME.compare(this, other) > 0;
  }

  /** By the times, then by event id and endpoint: total, so that there is always one last. */
  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
