package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Blanking;
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
import dev.signalbox.inbox.jdbc.internal.ledger.HandlerDirectory;
import dev.signalbox.inbox.jdbc.internal.sqlite.FolderLock;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The inbox on SQLite: one file for the log, one for each handler. */
public final class SqliteInbox implements Inbox {

  private final EventLog log;
  private final HandlerDirectory handlers;
  private final List<FolderLock> locks;
  private final Duration dedupeHorizon;
  private final Clock clock;

  /** Takes over the parts; closes them when it is closed. */
  public SqliteInbox(
      EventLog log,
      HandlerDirectory handlers,
      List<FolderLock> locks,
      Duration dedupeHorizon,
      Clock clock) {
    this.log = log;
    this.handlers = handlers;
    this.locks = List.copyOf(locks);
    this.dedupeHorizon = dedupeHorizon;
    this.clock = clock;
  }

  @Override
  public CompletionStage<AppendResult> append(NewEvent event) {
    return log.append(event);
  }

  @Override
  public void onAppended(Runnable nudge) {
    log.onAppended(nudge);
  }

  @Override
  public long lastSequence() {
    return log.lastSequence();
  }

  @Override
  public EventPage read(long after, Collection<String> types, int limit) {
    return log.reader().read(after, types, limit);
  }

  @Override
  public List<StoredEvent> bySequence(Collection<Long> sequences) {
    return log.finder().bySequence(sequences);
  }

  @Override
  public List<StoredEvent> byEventId(String eventId) {
    return log.finder().byEventId(eventId);
  }

  @Override
  public List<StoredEvent> search(EventSearch search) {
    return log.finder().search(search);
  }

  @Override
  public Optional<SequenceRange> range(Instant from, Instant to) {
    return log.finder().range(from, to);
  }

  @Override
  public List<StoredEvent> unreadable(long before, int limit) {
    return log.finder().unreadable(before, limit);
  }

  @Override
  public InboxCounts counts() {
    return log.counts();
  }

  @Override
  public List<HandlerRecord> handlers() {
    return log.handlers();
  }

  @Override
  public void saveHandler(HandlerRecord handler) {
    log.saveHandler(handler);
  }

  @Override
  public HandlerLedger ledger(String handlerName) {
    return handlers.ledger(handlerName);
  }

  @Override
  public int purge(Instant settledBefore, long settledThrough, Instant anyBefore) {
    return log.purge(
        new Purge(
            Millis.of(settledBefore),
            settledThrough,
            Millis.of(anyBefore),
            Millis.before(clock.instant(), dedupeHorizon)));
  }

  /**
   * The ledgers first: what waits there may come into the log meanwhile. One that cannot be done
   * does not keep the log from being done.
   */
  @Override
  public int blank(String handle) {
    Blanking person = new Blanking(handle);
    List<String> names = log.handlers().stream().map(HandlerRecord::name).toList();
    int changed;
    try {
      changed = handlers.blank(person, names);
    } catch (InboxException e) {
      log.blank(person);
      throw e;
    }
    return changed + log.blank(person);
  }

  @Override
  public void scrub() {
    handlers.scrub(log.handlers().stream().map(HandlerRecord::name).toList());
  }

  @Override
  public InboxState state() {
    return log.state();
  }

  /** Closes everything, also when one part cannot be closed; the locks go last. */
  @Override
  public void close() {
    try {
      log.close();
    } finally {
      try {
        handlers.close();
      } finally {
        locks.forEach(FolderLock::close);
      }
    }
  }
}
