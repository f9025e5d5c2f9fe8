package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.HandlerOperations;
import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.dispatch.ReplayRequest;
import dev.signalbox.core.dispatch.UnknownHandlerException;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.NodeRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What operators can do. */
public final class Operations implements HandlerOperations {

  private final Environment env;
  private final Records records;
  private final HandlerRegistry registry;
  private final Statuses statuses;
  private final UnreadableLetters unreadable;

  /** On these handlers. */
  public Operations(Environment env, Records records, HandlerRegistry registry, Statuses statuses) {
    this.env = env;
    this.records = records;
    this.registry = registry;
    this.statuses = statuses;
    this.unreadable = new UnreadableLetters(env.inbox());
  }

  @Override
  public List<HandlerStatus> handlers() {
    List<NodeRecord> nodes = env.inbox().nodes();
    return Stream.concat(
            records.all().stream().map(record -> statuses.status(record, nodes)),
            unreadable.status().stream())
        .sorted(Comparator.comparing(HandlerStatus::name))
        .toList();
  }

  @Override
  public Optional<HandlerStatus> handler(String name) {
    return name.equals(UnreadableLetters.NAME)
        ? unreadable.status()
        : records.find(name).map(record -> statuses.status(record, env.inbox().nodes()));
  }

  @Override
  public List<DeadLetter> deadLetters(String name, long after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("expected a limit of 1 or more, found " + limit);
    }
    if (name.equals(UnreadableLetters.NAME)) {
      return unreadable.letters(after, limit);
    }
    return env.inbox().ledger(known(name).name()).deadLetters(after, limit);
  }

  @Override
  public Map<String, EventState> states(long sequence, String eventType) {
    Map<String, EventState> states = new TreeMap<>();
    if (!eventType.isEmpty()) {
      for (HandlerRecord record : records.all()) {
        statuses
            .state(record, sequence, eventType)
            .ifPresent(state -> states.put(record.name(), state));
      }
    }
    return states;
  }

  @Override
  public long replay(String name, ReplayRequest request) {
    if (name.equals(UnreadableLetters.NAME)) {
      throw new IllegalArgumentException(
          "unreadable deliveries cannot be replayed: they have no event type, so no handler takes"
              + " them; look at their bodies instead");
    }
    HandlerRecord record = known(name);
    HandlerLedger ledger = env.inbox().ledger(name);
    if (ledger.shared()) {
      registry.worker(name).ifPresent(HandlerWorker::refuseFromWithin);
      return new Replayer(name, env, ledger, new Calls())
          .replay(request, ledger.reached(), type -> statuses.takesType(record, type));
    }
    while (true) {
      Optional<Long> count = presentReplay(name, request).or(() -> absentReplay(record, request));
      if (count.isPresent()) {
        return count.get();
      }
    }
  }

  private Optional<Long> presentReplay(String name, ReplayRequest request) {
    try {
      return registry.worker(name).map(worker -> worker.replay(request));
    } catch (CancellationException e) {
      // The worker ends; whatever comes after it, another worker or none, is asked next.
      registry
          .worker(name)
          .filter(HandlerWorker::stopping)
          .ifPresent(worker -> worker.awaitEnd(env.settings().drainTimeout()));
      return Optional.empty();
    }
  }

  private Optional<Long> absentReplay(HandlerRecord record, ReplayRequest request) {
    Supplier<Long> replay =
        () -> {
          HandlerLedger ledger = env.inbox().ledger(record.name());
          return new Replayer(record.name(), env, ledger, new Calls())
              .replay(
                  request, ledger.counts().position(), type -> statuses.takesType(record, type));
        };
    return registry.whileAbsent(record.name(), replay);
  }

  @Override
  public void pause(String name) {
    setPaused(name, true);
  }

  @Override
  public void resume(String name) {
    setPaused(name, false);
  }

  private void setPaused(String name, boolean paused) {
    known(name);
    records.update(
        env.inbox().ledger(name),
        name,
        (mine, others) -> {
          HandlerRecord record = mine.orElseThrow();
          return new HandlerRecord(name, record.firstSeen(), paused, record.interests());
        });
    registry.applyPause(name);
  }

  private HandlerRecord known(String name) {
    return records
        .find(name)
        .orElseThrow(
            () ->
                new UnknownHandlerException(
                    name, records.all().stream().map(HandlerRecord::name).toList()));
  }
}
