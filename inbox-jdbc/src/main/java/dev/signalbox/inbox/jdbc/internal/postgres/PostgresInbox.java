package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.NodeRecord;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.shared.SharedState;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The inbox of one node on a PostgreSQL database. */
final class PostgresInbox implements Inbox {

  private final Database database;
  private final EventLog log;
  private final Status status;
  private final EventReader reader;
  private final EventFinder finder;
  private final HandlerTable handlers;
  private final Ledgers ledgers;
  private final Tenures tenures;
  private final SharedState shared;
  private final Retention retention;
  private final Duration dedupeHorizon;
  private final Clock clock;

  /** Takes over the parts; closes them when it is closed. */
  PostgresInbox(
      Database database,
      EventLog log,
      Status status,
      Ledgers ledgers,
      Tenures tenures,
      SharedState shared,
      Duration dedupeHorizon,
      Clock clock) {
    this.database = database;
    this.log = log;
    this.status = status;
    this.reader = new EventReader(database, status);
    this.finder = new EventFinder(database);
    this.handlers = new HandlerTable(database);
    this.ledgers = ledgers;
    this.tenures = tenures;
    this.shared = shared;
    this.retention = new Retention(database, status);
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
    tenures.onChange(nudge);
  }

  @Override
  public long lastSequence() {
    return status.counts().lastSequence();
  }

  @Override
  public EventPage read(long after, Collection<String> types, int limit) {
    return reader.read(after, types, Shards.ONE, limit);
  }

  @Override
  public EventPage read(long after, Collection<String> types, Shards shards, int limit) {
    return reader.read(after, types, shards, limit);
  }

  @Override
  public List<NodeRecord> nodes() {
    return database.with(
        "reading the nodes",
        connection -> new NodeTable(database.schema()).read(connection, tenures.name()));
  }

  @Override
  public void reportTo(Supplier<List<HandlerReport>> reports) {
    tenures.reportTo(reports);
  }

  @Override
  public List<StoredEvent> bySequence(Collection<Long> sequences) {
    return finder.bySequence(sequences);
  }

  @Override
  public List<StoredEvent> byEventId(String eventId) {
    return finder.byEventId(eventId);
  }

  @Override
  public List<StoredEvent> search(EventSearch search) {
    return finder.search(search);
  }

  @Override
  public Optional<SequenceRange> range(Instant from, Instant to) {
    return finder.range(from, to);
  }

  @Override
  public List<StoredEvent> unreadable(long before, int limit) {
    return finder.unreadable(before, limit);
  }

  @Override
  public InboxCounts counts() {
    return log.counts();
  }

  @Override
  public List<HandlerRecord> handlers() {
    return handlers.read();
  }

  @Override
  public void saveHandler(HandlerRecord handler) {
    handlers.write(handler);
  }

  @Override
  public HandlerLedger ledger(String handlerName) {
    return ledgers.ledger(handlerName);
  }

  @Override
  public int purge(Instant settledBefore, long settledThrough, Instant anyBefore) {
    Instant now = clock.instant();
    return retention.purge(
        Millis.of(settledBefore),
        settledThrough,
        Millis.of(anyBefore),
        Millis.before(now, dedupeHorizon),
        Days.of(Millis.of(now)));
  }

  /** The ledgers first: what waits there may come into the log meanwhile. */
  @Override
  public int blank(String handle) {
    Blanking person = new Blanking(handle);
    return ledgers.blank(person) + new LogBlanking(database, person).run();
  }

  @Override
  public Optional<SharedState> shared() {
    return Optional.of(shared);
  }

  @Override
  public InboxState state() {
    return status.state();
  }

  /** Closes everything, also when one part cannot be closed. */
  @Override
  public void close() {
    try {
      log.close();
    } finally {
      try {
        ledgers.close();
      } finally {
        database.close();
      }
    }
  }
}
