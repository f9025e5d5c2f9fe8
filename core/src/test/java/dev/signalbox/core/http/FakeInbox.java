package dev.signalbox.core.http;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** An inbox in memory that can be searched; what the API never calls is refused. */
final class FakeInbox implements Inbox {

  private final List<StoredEvent> events = new CopyOnWriteArrayList<>();
  private volatile boolean broken;

  void put(String endpoint, String id, String type, Instant at, String body) {
    put(endpoint, id, type, at, body.getBytes(StandardCharsets.UTF_8));
  }

  void put(String endpoint, String id, String type, Instant at, byte[] body) {
    events.add(new StoredEvent(events.size() + 1, endpoint, id, type, !type.isEmpty(), at, body));
  }

  void breakDown() {
    broken = true;
  }

  @Override
  public List<StoredEvent> search(EventSearch search) {
    failWhenBroken();
    Comparator<StoredEvent> order = Comparator.comparingLong(StoredEvent::sequence);
    return events.stream()
        .filter(e -> search.eventType().map(e.eventType()::equals).orElse(true))
        .filter(e -> search.endpoint().map(e.endpoint()::equals).orElse(true))
        .filter(e -> search.from().map(from -> !e.receivedAt().isBefore(from)).orElse(true))
        .filter(e -> search.to().map(e.receivedAt()::isBefore).orElse(true))
        .filter(e -> e.sequence() > search.after() && e.sequence() < search.before())
        .sorted(search.newestFirst() ? order.reversed() : order)
        .limit(search.limit())
        .toList();
  }

  @Override
  public List<StoredEvent> byEventId(String eventId) {
    failWhenBroken();
    return events.stream().filter(e -> e.eventId().equals(eventId)).toList();
  }

  private void failWhenBroken() {
    if (broken) {
      throw new InboxException("disk I/O error at /var/lib/secret-place/inbox.db");
    }
  }

  @Override
  public InboxState state() {
    return broken
        ? new InboxState(false, "disk I/O error at /var/lib/secret-place/inbox.db")
        : InboxState.WRITABLE;
  }

  @Override
  public CompletionStage<AppendResult> append(NewEvent event) {
    throw unused();
  }

  @Override
  public void onAppended(Runnable nudge) {
    throw unused();
  }

  @Override
  public long lastSequence() {
    throw unused();
  }

  @Override
  public EventPage read(long after, Collection<String> types, int limit) {
    throw unused();
  }

  @Override
  public List<StoredEvent> bySequence(Collection<Long> sequences) {
    throw unused();
  }

  @Override
  public Optional<SequenceRange> range(Instant from, Instant to) {
    throw unused();
  }

  @Override
  public List<StoredEvent> unreadable(long before, int limit) {
    throw unused();
  }

  @Override
  public InboxCounts counts() {
    throw unused();
  }

  @Override
  public List<HandlerRecord> handlers() {
    throw unused();
  }

  @Override
  public void saveHandler(HandlerRecord handler) {
    throw unused();
  }

  @Override
  public HandlerLedger ledger(String handlerName) {
    throw unused();
  }

  @Override
  public int purge(Instant settledBefore, long settledThrough, Instant anyBefore) {
    throw unused();
  }

  @Override
  public int blank(String handle) {
    failWhenBroken();
    return 12;
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private static UnsupportedOperationException unused() {
    return new UnsupportedOperationException("the operators' API does not need this");
  }
}
