package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.inbox.jdbc.internal.ledger.HandlerDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/** The ledger of one handler, as one node sees it. */
final class PostgresLedger implements HandlerLedger, AutoCloseable {

  private final Database database;
  private final Tenures tenures;
  private final LedgerName name;
  private final LedgerSql sql;
  private final TransactionSlot slot;
  private final DataSource dataSource;

  /** Whether a handler is worked with it here, rather than only looked after. */
  private volatile boolean worked;

  /** The tenure in which the worker's view was loaded; empty when there is no such view. */
  private volatile OptionalLong loadedIn = OptionalLong.empty();

  /** Of a handler whose schema is there. */
  PostgresLedger(Database database, Tenures tenures, LedgerName name, LedgerSql sql) {
    this.database = database;
    this.tenures = tenures;
    this.name = name;
    this.sql = sql;
    this.slot = new TransactionSlot(database, tenures, name, sql);
    this.dataSource =
        new HandlerDataSource(new StorageConnections(database, name.storage()), slot::ofThisThread);
  }

  @Override
  public boolean claim() {
    worked = true;
    OptionalLong now = tenures.claim(name.handler());
    if (loadedIn.isPresent() && !loadedIn.equals(now)) {
      // Lost and taken again: another node may have worked the handler in between.
      loadedIn = OptionalLong.empty();
      return false;
    }
    return now.isPresent();
  }

  @Override
  public void release() {
    worked = false;
    loadedIn = OptionalLong.empty();
    tenures.release(name.handler());
  }

  @Override
  public LedgerSnapshot load() {
    // Asked before: what is read belongs to this tenure or to a later one, which is refused.
    OptionalLong tenure = tenures.epoch(name.handler());
    LedgerSnapshot snapshot =
        database.readTogether("loading a ledger", connection -> reader(connection).snapshot());
    loadedIn = tenure;
    return snapshot;
  }

  @Override
  public LedgerTransaction begin() {
    return worked ? slot.begin(loadedIn) : slot.beginBorrowed();
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public List<DeadLetter> deadLetters(long after, int limit) {
    return database.with(
        "reading dead letters", connection -> reader(connection).deadAfter(after, limit));
  }

  @Override
  public EventState state(long sequence) {
    return database.readTogether(
        "reading a ledger", connection -> reader(connection).state(sequence));
  }

  @Override
  public LedgerCounts counts() {
    return database.with("counting a ledger", connection -> reader(connection).counts());
  }

  @Override
  public List<OutboxEvent> outbox(int limit) {
    return database.with("reading an outbox", connection -> reader(connection).outbox(limit));
  }

  /** Needs no tenure: the events are in the log, whoever has brought them there. */
  @Override
  public void clearOutbox(List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    Optional<PostgresLedgerTransaction> own = slot.ofThisThread();
    if (own.isPresent()) {
      own.get().join(connection -> clear(connection, ids));
    } else {
      database.with("clearing an outbox", connection -> clear(connection, ids));
    }
  }

  private int clear(Connection connection, List<Long> ids) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql.deleteOutbox)) {
      delete.setString(1, name.handler());
      delete.setArray(2, connection.createArrayOf("int8", ids.toArray()));
      return delete.executeUpdate();
    }
  }

  @Override
  public void close() {
    try {
      slot.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InboxException("interrupted while closing the ledger of " + name.handler(), e);
    }
  }

  private LedgerReader reader(Connection connection) {
    return new LedgerReader(connection, sql, name.handler());
  }
}
