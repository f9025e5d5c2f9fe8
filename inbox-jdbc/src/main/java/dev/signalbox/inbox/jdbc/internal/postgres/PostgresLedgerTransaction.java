package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.inbox.jdbc.internal.ledger.HandlerDataSource;
import dev.signalbox.inbox.jdbc.internal.ledger.Lease;
import dev.signalbox.inbox.jdbc.internal.ledger.SqlGuard;
import dev.signalbox.inbox.jdbc.internal.ledger.TransactionRules;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A transaction on a ledger's connection, which it has to itself until it is closed. */
final class PostgresLedgerTransaction implements LedgerTransaction, HandlerDataSource.Lender {

  private final Connection connection;
  private final String where;
  private final String handler;
  private final LedgerSql sql;
  private final TransactionEnd end;
  private final Set<Integer> shards;

  /** Of one that amends; empty of one that works. */
  private final Map<Integer, ShardRows.Row> amended;

  private final Optional<HandlerTable> handlers;
  private final List<Lease> leases = new ArrayList<>();
  private final TransactionRules rules;

  /** Why the connection is of no use any more; null as long as it is. */
  private SQLException lost;

  private boolean committed;
  private boolean closed;

  /** Takes the connection back. */
  @FunctionalInterface
  interface TransactionEnd {
    /**
     * Called once.
     *
     * @param sound whether the connection can be used again
     */
    void ended(boolean sound);
  }

  /** Of whoever works some shards, on a connection on which a transaction has begun. */
  PostgresLedgerTransaction(
      Connection connection,
      String where,
      String handler,
      LedgerSql sql,
      SqlGuard guard,
      Set<Integer> shards,
      TransactionEnd end) {
    this(connection, where, handler, sql, guard, shards, Map.of(), Optional.empty(), end);
  }

  /** Of somebody who amends the whole ledger, whose rows are locked. */
  PostgresLedgerTransaction(
      Connection connection,
      String where,
      String handler,
      LedgerSql sql,
      Map<Integer, ShardRows.Row> rows,
      HandlerTable handlers,
      TransactionEnd end) {
    this(
        connection,
        where,
        handler,
        sql,
        new SqlGuard(),
        rows.keySet(),
        rows,
        Optional.of(handlers),
        end);
  }

  private PostgresLedgerTransaction(
      Connection connection,
      String where,
      String handler,
      LedgerSql sql,
      SqlGuard guard,
      Set<Integer> shards,
      Map<Integer, ShardRows.Row> amended,
      Optional<HandlerTable> handlers,
      TransactionEnd end) {
    this.connection = connection;
    this.where = where;
    this.handler = handler;
    this.sql = sql;
    this.shards = Set.copyOf(shards);
    this.amended = Map.copyOf(amended);
    this.handlers = handlers;
    this.end = end;
    this.rules = new TransactionRules(connection, guard, this::noticed);
  }

  @Override
  public Connection lend() throws SQLException {
    if (lost != null) {
      throw new SQLException(
          "the connection of this delivery's transaction is lost; throw from the handler, so that"
              + " the event is tried again",
          lost);
    }
    Lease lease = new Lease(connection, rules, given -> {});
    leases.add(lease);
    return lease.proxy();
  }

  /** Does something as a part of this transaction. */
  void join(SqlWork<?> work) {
    step(work);
  }

  @Override
  public void savepoint() {
    step(given -> run(LedgerSql.SAVEPOINT));
  }

  @Override
  public void rollbackToSavepoint() {
    step(
        given -> {
          endLeases();
          return run(LedgerSql.ROLLBACK_TO_SAVEPOINT + "; " + LedgerSql.RELEASE_SAVEPOINT);
        });
  }

  @Override
  public void releaseSavepoint() {
    step(
        given -> {
          endLeases();
          return run(LedgerSql.RELEASE_SAVEPOINT);
        });
  }

  @Override
  public void position(long sequence) {
    position(shards, sequence);
  }

  @Override
  public void position(Set<Integer> moved, long sequence) {
    step(
        given -> {
          try (PreparedStatement update = given.prepareStatement(sql.updatePosition)) {
            update.setLong(1, sequence);
            update.setString(2, handler);
            update.setArray(3, given.createArrayOf("int4", moved.toArray()));
            return update.executeUpdate();
          }
        });
  }

  @Override
  public Map<Integer, Long> positions() {
    Map<Integer, Long> found = new TreeMap<>();
    amended.forEach((shard, row) -> found.put(shard, row.position()));
    return found;
  }

  @Override
  public void saveHandler(HandlerRecord record) {
    HandlerTable table =
        handlers.orElseThrow(
            () -> new IllegalStateException("expected a transaction that amends the ledger"));
    step(given -> table.write(given, record));
  }

  @Override
  public void putWaiting(WaitingEvent event) {
    update(
        sql.upsertWaiting,
        handler,
        handler,
        event.sequence(),
        event.sequence(),
        StoredText.of(event.orderKey()),
        event.attempts(),
        Millis.of(event.due()),
        StoredText.of(event.error()),
        event.replay() ? 1 : 0);
  }

  @Override
  public void removeWaiting(long sequence) {
    update(sql.deleteWaiting, handler, sequence);
  }

  @Override
  public void putDead(DeadLetter letter) {
    StoredEvent event = letter.event();
    update(
        sql.upsertDead,
        handler,
        handler,
        event.sequence(),
        event.sequence(),
        letter.attempts(),
        Millis.of(letter.deadAt()),
        StoredText.of(letter.error()),
        StoredText.of(event.eventType()),
        StoredText.of(event.endpoint()),
        event.readable() ? 1 : 0,
        Millis.of(event.receivedAt()),
        StoredText.of(event.eventId()),
        event.body());
  }

  @Override
  public void removeDead(long sequence) {
    update(sql.deleteDead, handler, sequence);
  }

  @Override
  public void publish(NewEvent event) {
    publish(event, 0);
  }

  @Override
  public void publish(NewEvent event, long cause) {
    update(
        sql.insertOutbox,
        handler,
        handler,
        cause,
        StoredText.of(event.endpoint()),
        StoredText.of(event.dedupeKey()),
        StoredText.of(event.eventId()),
        StoredText.of(event.eventType()),
        event.readable() ? 1 : 0,
        Millis.of(event.receivedAt()),
        event.body());
  }

  @Override
  public void addReplay(SequenceRange range) {
    update(sql.insertReplay, range.first(), range.last(), handler, range.first());
  }

  @Override
  public void advanceReplay(long id, long next) {
    update(sql.advanceReplay, next, handler, id);
    update(sql.deleteDoneReplay, handler, id);
  }

  @Override
  public void commit() {
    step(
        given -> {
          endLeases();
          if (handlers.isPresent()) {
            tellWorkers();
          }
          connection.commit();
          committed = true;
          return 0;
        });
  }

  private void tellWorkers() throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql.nextRevision)) {
      update.setString(1, handler);
      update.executeUpdate();
    }
    run(sql.notifyNodes);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    boolean sound = false;
    try {
      endLeases();
      if (!committed && lost == null) {
        connection.rollback();
      }
      sound = lost == null;
    } catch (SQLException e) {
      throw Failures.failed("rolling back a handler's transaction", where, e);
    } finally {
      end.ended(sound);
    }
  }

  private void update(String statement, Object... values) {
    step(
        given -> {
          try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
              update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
          }
        });
  }

  private int run(String statement) throws SQLException {
    try (Statement plain = connection.createStatement()) {
      plain.execute(statement);
      return 0;
    }
  }

  private void step(SqlWork<?> work) {
    if (closed || committed) {
      throw new IllegalStateException("this transaction is over; begin another");
    }
    if (lost != null) {
      throw Failures.failed("writing a handler's ledger", where, lost);
    }
    try {
      work.with(connection);
    } catch (SQLException e) {
      noticed(e);
      throw Failures.aborted(e) ? swallowed(e) : Failures.failed("writing a ledger", where, e);
    }
  }

  private void noticed(SQLException failure) {
    if (Failures.connectionLost(failure)) {
      lost = failure;
    }
  }

  /** Unlike SQLite, PostgreSQL gives the whole transaction up when one statement fails. */
  private InboxException swallowed(SQLException e) {
    return new InboxException(
        "a statement of handler "
            + handler
            + " failed and the handler went on; on PostgreSQL let the exception through, go back to"
            + " a savepoint of its own, or write the statement so that it cannot fail (ON CONFLICT)",
        e);
  }

  private void endLeases() throws SQLException {
    try {
      for (Lease lease : leases) {
        lease.end();
      }
    } finally {
      leases.clear();
    }
  }
}
