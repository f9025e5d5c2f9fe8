package dev.signalbox.handlers.call.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The events of one call, of each kind the one that counts, see {@link Fact#FIRST}. A pure function
 * of the set of events, so neither their order nor their number of deliveries matters.
 */
final class Timeline {

  private final Map<Kind, Fact> facts = new EnumMap<>(Kind.class);

  /**
   * @param facts at least one, of one call
   */
  Timeline(Collection<Fact> facts) {
    if (facts.isEmpty()) {
      throw new IllegalArgumentException("expected at least one event of a call, found none");
    }
    facts.forEach(fact -> this.facts.merge(fact.kind(), fact, Timeline::first));
  }

  private static Fact first(Fact a, Fact b) {
    return Fact.FIRST.compare(a, b) <= 0 ? a : b;
  }

  /** Whether there is an event of this kind. */
  boolean has(Kind kind) {
    return facts.containsKey(kind);
  }

  /** The event of this kind. */
  Optional<Fact> of(Kind kind) {
    return Optional.ofNullable(facts.get(kind));
  }

  /** One event of each kind that there is, in the order of {@link Kind}. */
  Stream<Fact> all() {
    return facts.values().stream();
  }

  /** The earliest of them. */
  Fact earliest() {
    return all().min(Comparator.comparing(Fact::at)).orElseThrow();
  }

  /** How long the call lasted, in seconds, as the event of its end says. */
  Optional<Long> duration() {
    return of(Kind.ENDED).flatMap(Fact::seconds);
  }

  /** Between whom, as the earliest kind of event says that says it. */
  Parties parties() {
    return all().map(Fact::parties).reduce(Parties.UNKNOWN, Parties::or);
  }

  /**
   * How long it rang, in seconds: from {@code ringing} to the answer, or to what came in its place.
   * Where the answer is missing from a completed call it was as long before the end as the call
   * lasted. Empty where one of both ends is not known.
   */
  Optional<Long> ring() {
    return of(Kind.RINGING).flatMap(this::ring);
  }

  private Optional<Long> ring(Fact ringing) {
    Outcome outcome = Outcome.of(this);
    if (has(Kind.ANSWERED)) {
      return ringing.secondsTo(facts.get(Kind.ANSWERED));
    }
    return switch (outcome) {
      case MISSED, DECLINED, FAILED ->
          outcome.decidedBy().flatMap(this::of).flatMap(ringing::secondsTo);
      case COMPLETED ->
          ringing
              .secondsTo(facts.get(Kind.ENDED))
              .map(untilEnd -> untilEnd - duration().orElseThrow())
              .filter(seconds -> seconds >= 0);
      case IN_PROGRESS, UNKNOWN -> Optional.empty();
    };
  }

  /**
   * How long it lasted from the answer on, in seconds. Of a completed call: its duration, where the
   * end says it, else the time from the answer to the end. Of one that was answered and failed: the
   * time from the answer to the failure. Empty for all others.
   */
  Optional<Long> talk() {
    return switch (Outcome.of(this)) {
      case COMPLETED -> duration().or(() -> fromAnswerTo(Kind.ENDED));
      case FAILED -> fromAnswerTo(Kind.FAILED);
      default -> Optional.empty();
    };
  }

  private Optional<Long> fromAnswerTo(Kind end) {
    return of(Kind.ANSWERED).flatMap(answer -> of(end).flatMap(answer::secondsTo));
  }
}
