package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.NodeRecord;
import java.util.List;
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

  /**
   * A handler's status, over all nodes.
   *
   * @param nodes those that share the store
   */
  public HandlerStatus status(HandlerRecord record, List<NodeRecord> nodes) {
    Optional<HandlerWorker> worker = registry.worker(record.name());
    HandlerLedger ledger = env.inbox().ledger(record.name());
    LedgerCounts counts = ledger.counts();
    long position = ledger.shared() ? counts.position() : reached(counts, worker);
    Interests interests =
        worker
            .map(present -> present.subscription().interests())
            .orElseGet(() -> Interests.of(record.interests()));
    NodeReports all = new NodeReports(own(record.name(), worker), elsewhere(record.name(), nodes));
    return new HandlerStatus(
        record.name(),
        all.versions(),
        all.source(),
        all.state(record.paused()),
        interests.active(),
        position,
        Math.max(0, env.inbox().lastSequence() - position),
        counts.waiting(),
        counts.dead(),
        all.handled(),
        all.failed(),
        all.breaker(),
        all.lastError(),
        record.firstSeen());
  }

  private static long reached(LedgerCounts counts, Optional<HandlerWorker> worker) {
    return Math.max(counts.position(), worker.flatMap(HandlerWorker::position).orElse(0L));
  }

  private HandlerReport own(String name, Optional<HandlerWorker> worker) {
    Tally tally = registry.tally(name);
    return new HandlerReport(
        name,
        worker.map(present -> present.descriptor().version()).orElse(""),
        worker.map(present -> present.descriptor().source()).orElse(""),
        NodeReports.text(worker.map(HandlerWorker::state).orElse(State.ABSENT)),
        tally.handled(),
        tally.failed(),
        worker.map(HandlerWorker::breaker).orElse(""),
        tally.lastError().orElse(""));
  }

  private static List<HandlerReport> elsewhere(String name, List<NodeRecord> nodes) {
    return nodes.stream()
        .filter(node -> !node.self())
        .flatMap(node -> node.handlers().stream())
        .map(NodeRecord.HandledHere::report)
        .filter(report -> report.handler().equals(name))
        .toList();
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
    HandlerLedger ledger = env.inbox().ledger(record.name());
    LedgerCounts counts = ledger.counts();
    // What this node has seen says nothing of what others work.
    long position = ledger.shared() ? counts.position() : Math.max(seen, counts.position());
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
