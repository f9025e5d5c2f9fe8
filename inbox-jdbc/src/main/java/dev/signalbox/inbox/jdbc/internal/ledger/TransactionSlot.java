package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writing connection of a ledger, and the one transaction at a time that may use it. */
final class TransactionSlot {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionSlot.class);

  /**
   * Which thread the transaction belongs to.
   *
   * @param thread the one that began it
   * @param transaction the transaction
   */
  private record Holder(Thread thread, SqliteLedgerTransaction transaction) {}

  private final SqliteFile file;
  private final SqlGuard guard = new SqlGuard();
  private final Semaphore turn = new Semaphore(1, true);
  private volatile Optional<Holder> holder = Optional.empty();

  /** Guarded by the turn; null until needed and after a failure. */
  private Statements db;

  private boolean closed;

  /** Opens the connection and makes the tables where there are none. */
  TransactionSlot(SqliteFile file) throws SQLException {
    this.file = file;
    this.db = open();
  }

  /** The transaction that the calling thread has begun and not closed. */
  Optional<SqliteLedgerTransaction> ofThisThread() {
    return holder
        .filter(candidate -> candidate.thread() == Thread.currentThread())
        .map(Holder::transaction);
  }

  /** Begins one on the calling thread, when it is its turn. */
  SqliteLedgerTransaction begin() {
    if (ofThisThread().isPresent()) {
      throw new IllegalStateException(
          "this thread has a transaction on " + file.path() + " already; close that one first");
    }
    await();
    boolean begun = false;
    try {
      SqliteLedgerTransaction transaction = beginInTurn();
      holder = Optional.of(new Holder(Thread.currentThread(), transaction));
      begun = true;
      return transaction;
    } catch (SQLException e) {
      discard();
      throw Failures.failed("beginning a handler's transaction", file.path(), e);
    } finally {
      if (!begun) {
        turn.release();
      }
    }
  }

  /**
   * Waits for the transaction under way as long as for a lock, then closes the connection; also on
   * an interrupted thread, or the file would stay open.
   */
  void close() {
    boolean alone = awaitUninterrupted(file.busyTimeout());
    if (!alone) {
      LOG.warn("SBX-3010 a transaction on {} is still open; it will be rolled back", file.path());
    }
    closed = true;
    discard();
    if (alone) {
      turn.release();
    }
  }

  private boolean awaitUninterrupted(Duration most) {
    long end = System.nanoTime() + most.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return turn.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void await() {
    try {
      if (!turn.tryAcquire(file.busyTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InboxException(
            "another transaction on "
                + file.path()
                + " stayed open for longer than the busy timeout of "
                + file.busyTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InboxException("interrupted while waiting for " + file.path(), e);
    }
  }

  private SqliteLedgerTransaction beginInTurn() throws SQLException {
    if (closed) {
      throw new InboxException("the inbox is closed; " + file.path() + " takes no transaction");
    }
    if (db == null) {
      db = open();
    }
    db.begin();
    return new SqliteLedgerTransaction(db, file.path(), guard, this::ended);
  }

  private void ended(boolean sound) {
    holder = Optional.empty();
    if (!sound) {
      discard();
    }
    turn.release();
  }

  private Statements open() throws SQLException {
    Statements opened = new Statements(file.openForWriting());
    try {
      LedgerSchema.SCHEMA.applyTo(opened, file.path());
      return opened;
    } catch (SQLException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void discard() {
    Statements closing = db;
    db = null;
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (SQLException e) {
      LOG.warn("SBX-3011 closing a connection to {} failed", file.path(), e);
    }
  }
}
