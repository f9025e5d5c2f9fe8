package dev.signalbox.core.testing;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.NodeRecord;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An inbox in memory, for tests: the contract in its simplest form, and ways to break it. */
public final class InMemoryInbox implements Inbox {

  private final TreeMap<Long, StoredEvent> events = new TreeMap<>();
  private final Map<String, Long> keys = new HashMap<>();
  private final Map<Long, byte[]> bodies = new HashMap<>();
  private final TreeMap<String, HandlerRecord> handlers = new TreeMap<>();
  private final TreeMap<String, InMemoryLedger> ledgers = new TreeMap<>();
  private final List<Runnable> nudges = new CopyOnWriteArrayList<>();
  private final List<NewEvent> conflicts = new ArrayList<>();
  private long last;
  private long reads;
  private List<NodeRecord> nodes = List.of();
  private Supplier<List<HandlerReport>> reporter = List::of;
  private boolean appendsFail;
  private boolean readsFail;

  /** From now on it is shared by these nodes. */
  public synchronized void share(NodeRecord... wanted) {
    nodes = List.of(wanted);
  }

  @Override
  public synchronized List<NodeRecord> nodes() {
    return nodes;
  }

  @Override
  public synchronized void reportTo(Supplier<List<HandlerReport>> reports) {
    reporter = reports;
  }

  /** What this node would tell others of its handlers. */
  public List<HandlerReport> reports() {
    Supplier<List<HandlerReport>> asked;
    synchronized (this) {
      asked = reporter;
    }
    return asked.get();
  }

  /** From now on appends fail, or no longer. */
  public synchronized void failAppends(boolean fail) {
    appendsFail = fail;
  }

  /** From now on reading the log fails, or no longer. */
  public synchronized void failReads(boolean fail) {
    readsFail = fail;
  }

  /** How often {@link #read} was called. */
  public synchronized long reads() {
    return reads;
  }

  /** What was appended with a known key and another body. */
  public synchronized List<NewEvent> conflicts() {
    return List.copyOf(conflicts);
  }

  /** Everything that is stored. */
  public synchronized List<StoredEvent> all() {
    return List.copyOf(events.values());
  }

  @Override
  public CompletionStage<AppendResult> append(NewEvent event) {
    AppendResult result;
    synchronized (this) {
      if (appendsFail) {
        return CompletableFuture.failedFuture(
            new InboxUnavailableException("the test has broken this inbox"));
      }
      result = store(event);
    }
    nudges.forEach(Runnable::run);
    return CompletableFuture.completedFuture(result);
  }

  private AppendResult store(NewEvent event) {
    Long before = keys.putIfAbsent(event.endpoint() + "\n" + event.dedupeKey(), last + 1);
    if (before != null) {
      boolean same = Arrays.equals(bodies.get(before), event.body());
      if (!same) {
        conflicts.add(event);
      }
      return new AppendResult(before, same ? Outcome.DUPLICATE : Outcome.CONFLICT);
    }
    last++;
    bodies.put(last, event.body());
    events.put(
        last,
        new StoredEvent(
            last,
            event.endpoint(),
            event.eventId(),
            event.eventType(),
            event.readable(),
            event.receivedAt(),
            event.body()));
    return new AppendResult(last, Outcome.STORED);
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
    reads++;
    if (readsFail) {
      throw new InboxException("the test has broken this inbox");
    }
    List<StoredEvent> found =
        events.tailMap(after, false).values().stream()
            .filter(StoredEvent::readable)
            .filter(event -> types.isEmpty() || types.contains(event.eventType()))
            .limit(limit)
            .toList();
    long through = found.size() == limit ? found.get(limit - 1).sequence() : Math.max(after, last);
    return new EventPage(found, through);
  }

  @Override
  public synchronized List<StoredEvent> bySequence(Collection<Long> sequences) {
    return sequences.stream().sorted().map(events::get).flatMap(Stream::ofNullable).toList();
  }

  @Override
  public List<StoredEvent> byEventId(String eventId) {
    return where(event -> event.eventId().equals(eventId));
  }

  private synchronized List<StoredEvent> where(Predicate<StoredEvent> condition) {
    return events.values().stream().filter(condition).toList();
  }

  @Override
  public List<StoredEvent> search(EventSearch search) {
    throw new UnsupportedOperationException("no test of the dispatcher searches");
  }

  @Override
  public Optional<SequenceRange> range(Instant from, Instant to) {
    List<StoredEvent> span =
        where(event -> !event.receivedAt().isBefore(from) && event.receivedAt().isBefore(to));
    return span.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SequenceRange(span.get(0).sequence(), span.get(span.size() - 1).sequence()));
  }

  @Override
  public List<StoredEvent> unreadable(long before, int limit) {
    return where(event -> !event.readable() && event.sequence() < before).stream()
        .sorted(Comparator.comparing(StoredEvent::sequence).reversed())
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
  public synchronized InMemoryLedger ledger(String handlerName) {
    return ledgers.computeIfAbsent(handlerName, name -> new InMemoryLedger());
  }

  @Override
  public synchronized int purge(Instant settledBefore, long settledThrough, Instant anyBefore) {
    int before = events.size();
    events
        .values()
        .removeIf(
            event ->
                event.receivedAt().isBefore(anyBefore)
                    || event.sequence() <= settledThrough
                        && event.receivedAt().isBefore(settledBefore));
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
    return count;
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
  public void close() {
    nudges.clear();
  }
}
