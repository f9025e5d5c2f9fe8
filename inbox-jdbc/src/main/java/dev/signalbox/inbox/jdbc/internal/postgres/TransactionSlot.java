package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection with which a node writes a ledger, and the one transaction at a time that may use
 * it. It is not shared with others, so that the handler's statements stay prepared.
 */
final class TransactionSlot {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionSlot.class);

  private final Database database;
  private final Tenures tenures;
  private final LedgerName name;
  private final LedgerSql sql;
  private final Semaphore turn = new Semaphore(1, true);
  private volatile Optional<Holder> holder = Optional.empty();

  /** Guarded by the turn; null until needed and after a failure. */
  private Connection connection;

  private boolean closed;

  /** Which thread the transaction belongs to. */
  private record Holder(Thread thread, PostgresLedgerTransaction transaction) {}

  TransactionSlot(Database database, Tenures tenures, LedgerName name, LedgerSql sql) {
    this.database = database;
    this.tenures = tenures;
    this.name = name;
    this.sql = sql;
  }

  /** The transaction that the calling thread has begun and not closed. */
  Optional<PostgresLedgerTransaction> ofThisThread() {
    return holder
        .filter(candidate -> candidate.thread() == Thread.currentThread())
        .map(Holder::transaction);
  }

  /**
   * Begins one of the worker's on the calling thread, when it is its turn.
   *
   * @param tenure the one in which the worker has loaded what it knows; another one is refused
   */
  PostgresLedgerTransaction begin(OptionalLong tenure) {
    return begin(
        () -> {
          OptionalLong now = tenures.epoch(name.handler());
          if (now.isEmpty() || !now.equals(tenure)) {
            throw otherNode();
          }
          return now;
        },
        false);
  }

  /** Begins one of somebody who only looks after a ledger that nobody works. */
  PostgresLedgerTransaction beginBorrowed() {
    boolean borrowed = tenures.epoch(name.handler()).isEmpty();
    return begin(() -> tenures.claim(name.handler()), borrowed);
  }

  private PostgresLedgerTransaction begin(Supplier<OptionalLong> tenure, boolean borrowed) {
    if (ofThisThread().isPresent()) {
      throw new IllegalStateException(
          "this thread has a transaction on the ledger of "
              + name.handler()
              + " already; close that one first");
    }
    await();
    boolean begun = false;
    try {
      PostgresLedgerTransaction transaction = beginInTurn(tenure, borrowed);
      holder = Optional.of(new Holder(Thread.currentThread(), transaction));
      begun = true;
      return transaction;
    } catch (SQLException e) {
      discard();
      throw database.failed("beginning a handler's transaction", e);
    } finally {
      if (!begun) {
        giveBack(borrowed);
        turn.release();
      }
    }
  }

  /** Waits for the transaction under way as long as for a lock, then closes the connection. */
  void close() throws InterruptedException {
    boolean alone = turn.tryAcquire(database.busyTimeout().toMillis(), TimeUnit.MILLISECONDS);
    if (!alone) {
      LOG.warn(
          "SBX-3140 a transaction of handler {} is still open; it will be rolled back",
          name.handler());
    }
    closed = true;
    discard();
    if (alone) {
      turn.release();
    }
  }

  private void await() {
    try {
      if (!turn.tryAcquire(database.busyTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new InboxException(
            "another transaction on the ledger of "
                + name.handler()
                + " stayed open for longer than the busy timeout of "
                + database.busyTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InboxException("interrupted while waiting for a ledger", e);
    }
  }

  private PostgresLedgerTransaction beginInTurn(Supplier<OptionalLong> tenure, boolean borrowed)
      throws SQLException {
    if (closed) {
      throw new InboxException(
          "the inbox is closed; the ledger of " + name.handler() + " takes no transaction");
    }
    OptionalLong epoch = tenure.get();
    if (epoch.isEmpty()) {
      throw otherNode();
    }
    if (connection == null) {
      connection = open();
    }
    fence(epoch.getAsLong());
    return new PostgresLedgerTransaction(
        connection, database.where(), name.handler(), sql, sound -> ended(sound, borrowed));
  }

  private InboxUnavailableException otherNode() {
    return new InboxUnavailableException(
        "another node works handler " + name.handler() + " now; ask that one, or come again");
  }

  /** Locks the ledger until the commit, and refuses when somebody else has held it since. */
  private void fence(long epoch) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql.lockEpoch)) {
      select.setString(1, name.handler());
      try (ResultSet row = select.executeQuery()) {
        if (row.next() && row.getLong(1) == epoch) {
          return;
        }
      }
    }
    connection.rollback();
    tenures.lost(name.handler());
    throw new InboxUnavailableException(
        "another node has taken handler " + name.handler() + " over; this one starts over");
  }

  private void ended(boolean sound, boolean borrowed) {
    holder = Optional.empty();
    if (!sound) {
      discard();
    }
    giveBack(borrowed);
    turn.release();
  }

  /** Only a transaction of somebody who works the handler keeps the ledger. */
  private void giveBack(boolean borrowed) {
    if (borrowed) {
      tenures.release(name.handler());
    }
  }

  private Connection open() throws SQLException {
    Connection opened =
        database.open(
            LockKey.of(database.schema(), name.handler(), LedgerSql.SHARD).application(),
            Database.ANSWER);
    try {
      opened.setSchema(name.storage());
      opened.setAutoCommit(false);
      return opened;
    } catch (SQLException e) {
      opened.close();
      throw e;
    }
  }

  private void discard() {
    Connection closing = connection;
    connection = null;
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (SQLException e) {
      LOG.warn("SBX-3141 closing a connection of handler {} failed", name.handler(), e);
    }
  }
}
