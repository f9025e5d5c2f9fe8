package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transaction on a ledger's writing connection, which it has to itself until it is closed. */
final class SqliteLedgerTransaction implements LedgerTransaction, HandlerDataSource.Lender {

  private final Statements db;
  private final Path file;
  private final TransactionEnd end;
  private final List<Lease> leases = new ArrayList<>();
  private final TransactionRules rules;

  /** Why the database has rolled back by itself; null as long as it has not. */
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

  /** For a connection on which a transaction has begun. */
  SqliteLedgerTransaction(Statements db, Path file, SqlGuard guard, TransactionEnd end) {
    this.db = db;
    this.file = file;
    this.end = end;
    this.rules = new TransactionRules(db.connection(), guard, this::failed);
  }

  /** A connection for the handler, part of this transaction. */
  @Override
  public Connection lend() throws SQLException {
    if (lost != null) {
      throw new SQLException(
          "the database has rolled this delivery's transaction back; throw from the handler, so"
              + " that the event is tried again",
          lost);
    }
    Lease lease = new Lease(db.connection(), rules, Optional.of(db.shelf()), connection -> {});
    leases.add(lease);
    return lease.proxy();
  }

  /** The connection's statements, for a change that joins this transaction. */
  void join(LedgerChange change) {
    step(change);
  }

  @Override
  public void savepoint() {
    step(ledger -> ledger.run(LedgerSql.SAVEPOINT));
  }

  @Override
  public void rollbackToSavepoint() {
    step(
        ledger -> {
          endLeases();
          ledger.run(LedgerSql.ROLLBACK_TO_SAVEPOINT);
          ledger.run(LedgerSql.RELEASE_SAVEPOINT);
        });
  }

  @Override
  public void releaseSavepoint() {
    step(
        ledger -> {
          endLeases();
          ledger.run(LedgerSql.RELEASE_SAVEPOINT);
        });
  }

  @Override
  public void position(long sequence) {
    update(LedgerSql.UPDATE_POSITION, sequence);
  }

  @Override
  public void putWaiting(WaitingEvent event) {
    update(
        LedgerSql.UPSERT_WAITING,
        event.sequence(),
        event.orderKey(),
        event.attempts(),
        Millis.of(event.due()),
        event.error(),
        event.replay() ? 1 : 0);
  }

  @Override
  public void removeWaiting(long sequence) {
    update(LedgerSql.DELETE_WAITING, sequence);
  }

  @Override
  public void putDead(DeadLetter letter) {
    StoredEvent event = letter.event();
    update(
        LedgerSql.UPSERT_DEAD,
        event.sequence(),
        letter.attempts(),
        Millis.of(letter.deadAt()),
        letter.error(),
        event.eventType(),
        event.endpoint(),
        event.readable() ? 1 : 0,
        Millis.of(event.receivedAt()),
        event.eventId(),
        event.body());
  }

  @Override
  public void removeDead(long sequence) {
    update(LedgerSql.DELETE_DEAD, sequence);
  }

  @Override
  public void publish(NewEvent event) {
    update(
        LedgerSql.INSERT_OUTBOX,
        event.endpoint(),
        event.dedupeKey(),
        event.eventId(),
        event.eventType(),
        event.readable() ? 1 : 0,
        Millis.of(event.receivedAt()),
        event.body());
  }

  @Override
  public void addReplay(SequenceRange range) {
    update(LedgerSql.INSERT_REPLAY, range.first(), range.last());
  }

  @Override
  public void advanceReplay(long id, long next) {
    update(LedgerSql.ADVANCE_REPLAY, next, id);
    update(LedgerSql.DELETE_DONE_REPLAY, id);
  }

  @Override
  public void commit() {
    step(
        ledger -> {
          endLeases();
          ledger.commit();
          committed = true;
        });
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
        db.rollback();
      }
      sound = true;
    } catch (SQLException e) {
      throw Failures.failed("rolling back a handler's transaction", file, e);
    } finally {
      end.ended(sound);
    }
  }

  private void update(String sql, Object... values) {
    step(
        ledger -> {
          PreparedStatement statement = ledger.get(sql);
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
          statement.executeUpdate();
        });
  }

  private void step(LedgerChange change) {
    if (closed || committed) {
      throw new IllegalStateException("this transaction is over; begin another");
    }
    if (lost != null) {
      throw new InboxException(
          "the database has rolled the handler's transaction back: " + Failures.reason(file, lost),
          lost);
    }
    try {
      change.make(db);
    } catch (SQLException e) {
      rules.failed(e);
      throw Failures.failed("writing a handler's ledger", file, e);
    }
  }

  /**
   * Some failures make SQLite roll back everything: a full disk, or a statement that says OR
   * ROLLBACK. What the handler did after that would be committed statement by statement.
   */
  private void failed(SQLException failure) {
    try (Statement statement = db.connection().createStatement()) {
      statement.execute("BEGIN");
      // It began, so there was no transaction any more.
      statement.execute("ROLLBACK");
      lost = failure;
    } catch (SQLException stillInTransaction) {
      // As it should be: SQLite begins no transaction within another.
      return;
    }
  }

  private void endLeases() throws SQLException {
    if (leases.isEmpty()) {
      return;
    }
    try {
      for (Lease lease : leases) {
        lease.end();
      }
    } finally {
      leases.clear();
    }
  }
}
