package dev.signalbox.handlers.call.internal;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A row of {@code call_record}: a call as its events tell it.
 *
 * @param recordId the call's id; for an inferred record see {@link EventKey#recordId}
 * @param callId the call's id; empty for an inferred record
 * @param outcome what became of it
 * @param startedAt time of the earliest event
 * @param ringingAt when it rang
 * @param answeredAt when it was answered
 * @param endedAt time of the event that decided the outcome
 * @param ring how long it rang, in seconds
 * @param talk how long it lasted from the answer on, in seconds
 * @param parties between whom
 */
record Call(
    String recordId,
    Optional<String> callId,
    Outcome outcome,
    Instant startedAt,
    Optional<Instant> ringingAt,
    Optional<Instant> answeredAt,
    Optional<Instant> endedAt,
    Optional<Long> ring,
    Optional<Long> talk,
    Parties parties) {

  /**
   * What follows from the events of one call.
   *
   * @param facts at least one
   */
  static Call of(String recordId, Collection<Fact> facts) {
    Timeline events = new Timeline(facts);
    Outcome outcome = Outcome.of(events);
    return new Call(
        recordId,
        events.earliest().callId(),
        outcome,
        events.earliest().at(),
        events.of(Kind.RINGING).map(Fact::at),
        events.of(Kind.ANSWERED).map(Fact::at),
        outcome.decidedBy().flatMap(events::of).map(Fact::at),
        events.ring(),
        events.talk(),
        events.parties());
  }

  /** Whether its events have no call id and were put together by line and time. */
  boolean inferred() {
    return callId.isEmpty();
  }
}
