package dev.signalbox.handlers.call.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What one event says. Its record follows from all facts together and is no part of it.
 *
 * @param key which event
 * @param kind what happened
 * @param at when: the event's {@code created_at}, where it has none the time it came in
 * @param stated whether {@code at} is Linq's time
 * @param callId the call, where the event names one
 * @param parties between whom
 * @param seconds how long it lasted, where the event says so; 0 or more
 */
record Fact(
    EventKey key,
    Kind kind,
    Instant at,
    boolean stated,
    Optional<String> callId,
    Parties parties,
    Optional<Long> seconds) {

  /** Of several events of one kind, the one that counts comes first: Linq's times, the earliest. */
  static final Comparator<Fact> FIRST =
      Comparator.comparing((Fact fact) -> !fact.stated())
          .thenComparing(Fact::at)
          .thenComparing(fact -> fact.key().eventId())
          .thenComparing(fact -> fact.key().endpoint());

  /**
   * The whole seconds to a later event; empty when it was before this one or a time is not Linq's.
   */
  Optional<Long> secondsTo(Fact later) {
    Duration between = Duration.between(at, later.at);
    return stated && later.stated && !between.isNegative()
        ? Optional.of(between.toSeconds())
        : Optional.empty();
  }
}
