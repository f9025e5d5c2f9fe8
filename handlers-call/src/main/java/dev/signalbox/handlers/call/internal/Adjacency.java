package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells whether two events without a call id are of one call. The events of a line (see {@link
 * Parties#lineKey}) are put in the order of their times ({@link Fact#at}, then {@link Kind}, then
 * event id, then endpoint), and that order is cut between two neighbours unless
 *
 * <ol>
 *   <li>they are one event that came in by two endpoints, or
 *   <li>the later one can follow the earlier one in a call ({@link Kind#next}), and it is not later
 *       than the earlier one by more than the gap. To an {@code ended} that says how long the call
 *       was, it may be longer by that time, and from an answer to the end it may be as long as the
 *       longest talk; the stated time counts up to the longest talk.
 * </ol>
 *
 * <p>Each stretch between two cuts is a record. The rule looks at two neighbours only, so the
 * records follow from the set of events alone, and a new event changes none but those beside it.
 *
 * @param gap setting {@code inferred.gap}
 * @param longestTalk setting {@code inferred.longest-talk}
 */
record Adjacency(Duration gap, Duration longestTalk) {

  static final Duration DEFAULT_GAP = Duration.ofMinutes(10);
  static final Duration DEFAULT_LONGEST_TALK = Duration.ofHours(4);

  private static final String GAP = "inferred.gap";
  private static final String LONGEST_TALK = "inferred.longest-talk";

  /** Checks that nothing is null or negative. */
  Adjacency {
    Objects.requireNonNull(gap, "gap");
    Objects.requireNonNull(longestTalk, "longestTalk");
    if (gap.isNegative() || longestTalk.isNegative()) {
      throw new IllegalArgumentException(
          "expected times of 0 or more for " + GAP + " and " + LONGEST_TALK + ", found a negative");
    }
  }

  /**
   * As set.
   *
   * @throws IllegalArgumentException when a value is no time
   */
  static Adjacency of(Optional<HandlerSettings> settings) {
    return settings
        .map(
            set ->
                new Adjacency(
                    set.duration(GAP, DEFAULT_GAP),
                    set.duration(LONGEST_TALK, DEFAULT_LONGEST_TALK)))
        .orElseGet(() -> new Adjacency(DEFAULT_GAP, DEFAULT_LONGEST_TALK));
  }

  /**
   * Whether both are of one call.
   *
   * @param next comes right after {@code event} on its line
   */
  boolean joined(Fact event, Fact next) {
    boolean same =
        event.kind() == next.kind() && event.key().eventId().equals(next.key().eventId());
    return same || event.kind().next().contains(next.kind()) && near(event, next);
  }

  private boolean near(Fact event, Fact next) {
    return Duration.between(event.at(), next.at()).compareTo(allowed(event, next)) <= 0;
  }

  private Duration allowed(Fact event, Fact next) {
    Duration reaching = gap.plus(lasted(next));
    return event.kind() == Kind.ANSWERED && longestTalk.compareTo(reaching) > 0
        ? longestTalk
        : reaching;
  }

  private Duration lasted(Fact fact) {
    return fact.seconds()
        .filter(any -> fact.kind() == Kind.ENDED)
        .map(Duration::ofSeconds)
        .map(stated -> stated.compareTo(longestTalk) < 0 ? stated : longestTalk)
        .orElse(Duration.ZERO);
  }
}
