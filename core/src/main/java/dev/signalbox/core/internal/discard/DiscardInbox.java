package dev.signalbox.core.internal.discard;

import dev.signalbox.core.inbox.AppendResult;
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
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Acknowledges every event and keeps none, so that what is around the store can be measured. To
 * every reader it is an empty log.
 */
final class DiscardInbox implements Inbox {

  private final Map<String, HandlerRecord> handlers = new ConcurrentHashMap<>();
  private final Map<String, HandlerLedger> ledgers = new ConcurrentHashMap<>();
  private volatile boolean closed;

  @Override
  public CompletionStage<AppendResult> append(NewEvent event) {
    return closed
        ? CompletableFuture.failedFuture(new InboxUnavailableException("the inbox is closed"))
        : CompletableFuture.completedFuture(new AppendResult(0, AppendResult.Outcome.STORED));
  }

  @Override
  public void onAppended(Runnable nudge) {
    // Nothing is ever stored, so there is nothing to be nudged about.
  }

  @Override
  public long lastSequence() {
    return 0;
  }

  @Override
  public EventPage read(long after, Collection<String> types, int limit) {
    return new EventPage(List.of(), after);
  }

  @Override
  public List<StoredEvent> bySequence(Collection<Long> sequences) {
    return List.of();
  }

  @Override
  public List<StoredEvent> byEventId(String eventId) {
    return List.of();
  }

  @Override
  public List<StoredEvent> search(EventSearch search) {
    return List.of();
  }

  @Override
  public Optional<SequenceRange> range(Instant from, Instant to) {
    return Optional.empty();
  }

  @Override
  public List<StoredEvent> unreadable(long before, int limit) {
    return List.of();
  }

  @Override
  public InboxCounts counts() {
    return new InboxCounts(0, 0, 0, 0);
  }

  @Override
  public List<HandlerRecord> handlers() {
    return handlers.values().stream().sorted(Comparator.comparing(HandlerRecord::name)).toList();
  }

  @Override
  public void saveHandler(HandlerRecord handler) {
    handlers.put(handler.name(), handler);
  }

  @Override
  public HandlerLedger ledger(String handlerName) {
    return ledgers.computeIfAbsent(handlerName, DiscardLedger::new);
  }

  @Override
  public int purge(Instant settledBefore, long settledThrough, Instant anyBefore) {
    return 0;
  }

  @Override
  public int blank(String handle) {
    return 0;
  }

  @Override
  public InboxState state() {
    return closed ? new InboxState(false, "the inbox is closed") : InboxState.WRITABLE;
  }

  @Override
  public void close() {
    closed = true;
  }
}
