package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The contract as plainly as possible, to compare real stores with. Keeps nothing. */
final class InMemoryInbox implements Inbox {

  private record Known(long sequence, Instant receivedAt, byte[] body) {}

  private final Clock clock;
  private final Duration dedupeHorizon;
  private final TreeMap<Long, StoredEvent> events = new TreeMap<>();
  private final Map<List<String>, Known> keys = new HashMap<>();
  private final List<Instant> conflicts = new ArrayList<>();
  private final List<byte[]> conflictBodies = new ArrayList<>();
  private final TreeMap<String, HandlerRecord> handlers = new TreeMap<>();
  private final Map<String, InMemoryLedger> ledgers = new HashMap<>();
  private final List<Runnable> nudges = new CopyOnWriteArrayList<>();
  private long last;
  private boolean closed;

  InMemoryInbox(Clock clock, Duration dedupeHorizon) {
    this.clock = clock;
    this.dedupeHorizon = dedupeHorizon;
  }

  @Override
  public CompletionStage<AppendResult> append(NewEvent event) {
    AppendResult result;
    synchronized (this) {
      if (closed) {
        return CompletableFuture.failedFuture(new InboxUnavailableException("closed"));
      }
      result = store(event);
    }
    if (result.outcome() == AppendResult.Outcome.STORED) {
      nudges.forEach(Runnable::run);
    }
    return CompletableFuture.completedFuture(result);
  }

  private AppendResult store(NewEvent event) {
    List<String> key = List.of(event.endpoint(), event.dedupeKey());
    Known known = keys.get(key);
    if (known != null) {
      boolean same = Arrays.equals(known.body(), event.body());
      if (!same) {
        conflicts.add(event.receivedAt());
        conflictBodies.add(event.body());
      }
      return new AppendResult(
          known.sequence(), same ? AppendResult.Outcome.DUPLICATE : AppendResult.Outcome.CONFLICT);
    }
    last++;
    Instant received = event.receivedAt().truncatedTo(ChronoUnit.MILLIS);
    keys.put(key, new Known(last, received, event.body()));
    events.put(
        last,
        new StoredEvent(
            last,
            event.endpoint(),
            event.eventId(),
            event.eventType(),
            event.readable(),
            received,
            event.body()));
    return new AppendResult(last, AppendResult.Outcome.STORED);
  }

  @Override
  public void onAppended(Runnable nudge) {
    nudges.add(nudge);
  }

  @Override
  public synchronized long lastSequence() {
    return last;
  }

  @Override
  public synchronized EventPage read(long after, Collection<String> types, int limit) {
    List<StoredEvent> page =
        events.tailMap(after, false).values().stream()
            .filter(StoredEvent::readable)
            .filter(event -> types.isEmpty() || types.contains(event.eventType()))
            .limit(limit)
            .toList();
    boolean full = page.size() == limit;
    return new EventPage(page, full ? page.get(limit - 1).sequence() : Math.max(after, last));
  }

  @Override
  public synchronized List<StoredEvent> bySequence(Collection<Long> sequences) {
    return events.values().stream().filter(event -> sequences.contains(event.sequence())).toList();
  }

  @Override
  public synchronized List<StoredEvent> byEventId(String eventId) {
    return events.values().stream().filter(event -> event.eventId().equals(eventId)).toList();
  }

  @Override
  public synchronized List<StoredEvent> search(EventSearch search) {
    return ordered(search.newestFirst())
        .filter(event -> search.eventType().stream().allMatch(event.eventType()::equals))
        .filter(event -> search.endpoint().stream().allMatch(event.endpoint()::equals))
        .filter(event -> search.from().stream().noneMatch(event.receivedAt()::isBefore))
        .filter(event -> search.to().stream().allMatch(event.receivedAt()::isBefore))
        .filter(event -> event.sequence() > search.after() && event.sequence() < search.before())
        .limit(search.limit())
        .toList();
  }

  @Override
  public synchronized Optional<SequenceRange> range(Instant from, Instant to) {
    List<Long> within =
        events.values().stream()
            .filter(event -> !event.receivedAt().isBefore(from) && event.receivedAt().isBefore(to))
            .map(StoredEvent::sequence)
            .toList();
    return within.isEmpty()
        ? Optional.empty()
        : Optional.of(new SequenceRange(within.get(0), within.get(within.size() - 1)));
  }

  @Override
  public synchronized List<StoredEvent> unreadable(long before, int limit) {
    return ordered(true)
        .filter(event -> !event.readable() && event.sequence() < before)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized InboxCounts counts() {
    long unreadable = events.values().stream().filter(event -> !event.readable()).count();
    return new InboxCounts(events.size(), unreadable, conflicts.size(), 0);
  }

  @Override
  public synchronized List<HandlerRecord> handlers() {
    return List.copyOf(handlers.values());
  }

  @Override
  public synchronized void saveHandler(HandlerRecord handler) {
    handlers.put(handler.name(), handler);
  }

  @Override
  public synchronized HandlerLedger ledger(String handlerName) {
    return ledgers.computeIfAbsent(handlerName, name -> new InMemoryLedger());
  }

  @Override
  public synchronized int purge(Instant settledBefore, long settledThrough, Instant anyBefore) {
    Predicate<StoredEvent> old =
        event ->
            event.receivedAt().isBefore(anyBefore)
                || (event.receivedAt().isBefore(settledBefore)
                    && event.sequence() <= settledThrough);
    int before = events.size();
    events.values().removeIf(old);
    Instant horizon = clock.instant().minus(dedupeHorizon);
    keys.values().removeIf(known -> known.receivedAt().isBefore(horizon));
    conflicts.removeIf(conflict -> conflict.isBefore(horizon));
    return before - events.size();
  }

  @Override
  public synchronized int blank(String handle) {
    Blanking person = new Blanking(handle);
    int count = ledgers.values().stream().mapToInt(ledger -> ledger.blank(person)).sum();
    for (StoredEvent event : List.copyOf(events.values())) {
      if (person.concerns(event.body())) {
        events.put(event.sequence(), blanked(event, person));
        count++;
      }
    }
    int before = conflictBodies.size();
    conflictBodies.removeIf(person::concerns);
    return count + before - conflictBodies.size();
  }

  static StoredEvent blanked(StoredEvent event, Blanking person) {
    return new StoredEvent(
        event.sequence(),
        event.endpoint(),
        event.eventId(),
        event.eventType(),
        event.readable(),
        event.receivedAt(),
        person.blank(event.body(), event.eventId(), event.eventType()));
  }

  @Override
  public InboxState state() {
    return InboxState.WRITABLE;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private Stream<StoredEvent> ordered(boolean newestFirst) {
    List<StoredEvent> all = new ArrayList<>(events.values());
    if (newestFirst) {
      Collections.reverse(all);
    }
    return all.stream();
  }
}
