package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.LedgerCounts;
import java.util.Optional;
import java.util.OptionalLong;

/** What can be said of handlers, present or absent, without asking their threads. */
public final class Statuses {

  private final Environment env;
  private final HandlerRegistry registry;

  /** Of these handlers. */
  public Statuses(Environment env, HandlerRegistry registry) {
    this.env = env;
    this.registry = registry;
  }

  /** A handler's status. */
  public HandlerStatus status(HandlerRecord record) {
    Optional<HandlerWorker> worker = registry.worker(record.name());
    LedgerCounts counts = env.inbox().ledger(record.name()).counts();
    Tally tally = registry.tally(record.name());
    long position = Math.max(counts.position(), worker.flatMap(HandlerWorker::position).orElse(0L));
    Interests interests =
        worker
            .map(present -> present.subscription().interests())
            .orElseGet(() -> Interests.of(record.interests()));
    return new HandlerStatus(
        record.name(),
        worker.map(present -> present.descriptor().version()).orElse(""),
        worker.map(present -> present.descriptor().source()).orElse(""),
        worker.map(Statuses::state).orElse(State.ABSENT),
        interests.active(),
        position,
        Math.max(0, env.inbox().lastSequence() - position),
        counts.waiting(),
        counts.dead(),
        tally.handled(),
        tally.failed(),
        worker.map(HandlerWorker::breaker).orElse(""),
        tally.lastError(),
        record.firstSeen());
  }

  private static State state(HandlerWorker worker) {
    if (worker.paused()) {
      return State.PAUSED;
    }
    return worker.held() ? State.HELD : State.RUNNING;
  }

  /** Whether a handler takes a type now, or did when it was last present. */
  public boolean takesType(HandlerRecord record, String eventType) {
    return registry
        .worker(record.name())
        .map(worker -> worker.subscription().takesType(eventType))
        .orElseGet(() -> governing(record, eventType).filter(take -> !take.stopped()).isPresent());
  }

  private Optional<Take> governing(HandlerRecord record, String eventType) {
    return Interests.of(record.interests()).governing(eventType, env.catalog().knows(eventType));
  }

  /** What a handler says of an event; empty when it is none of the handler's. */
  public Optional<EventState> state(HandlerRecord record, long sequence, String eventType) {
    EventState state = env.inbox().ledger(record.name()).state(sequence);
    if (state.waiting().isPresent() || state.dead().isPresent()) {
      return Optional.of(state);
    }
    if (!takesType(record, eventType)) {
      return Optional.empty();
    }
    return governing(record, eventType)
        .filter(take -> take.takes(sequence))
        .map(take -> take.owes(sequence) ? notReached() : state);
  }

  private static EventState notReached() {
    return new EventState(false, Optional.empty(), Optional.empty());
  }

  /** How far a handler is done with everything. */
  public long settledThrough(HandlerRecord record) {
    // The worker first: what it has passed by then is waiting in the counts, if it is not settled.
    long seen = registry.worker(record.name()).flatMap(HandlerWorker::position).orElse(0L);
    LedgerCounts counts = env.inbox().ledger(record.name()).counts();
    long position = Math.max(seen, counts.position());
    long owedAfter = Interests.of(record.interests()).owedAfter();
    return Math.min(Math.min(position, counts.lowestWaiting() - 1), owedAfter);
  }

  /** How far all handlers are done; empty when there are none. */
  public OptionalLong settledThrough(Iterable<HandlerRecord> all) {
    OptionalLong lowest = OptionalLong.empty();
    for (HandlerRecord record : all) {
      long here = settledThrough(record);
      lowest = OptionalLong.of(Math.min(lowest.orElse(Long.MAX_VALUE), here));
    }
    return lowest;
  }
}
