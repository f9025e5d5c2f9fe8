package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection with which a node writes a ledger, and the one transaction at a time that may use
 * it. It is not shared with others, so that the handler's statements stay prepared.
 */
final class TransactionSlot {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionSlot.class);

  private final Database database;
  private final LedgerName name;
  private final Beginning beginning;
  private final Semaphore turn = new Semaphore(1, true);
  private volatile Optional<Holder> holder = Optional.empty();

  /** Guarded by the turn; null until needed and after a failure. */
  private Connection connection;

  /** Guarded by the turn; what the connection is for. */
  private String purpose = "";

  private boolean closed;

  /** Which thread the transaction belongs to. */
  private record Holder(Thread thread, PostgresLedgerTransaction transaction) {}

  /** How a transaction begins. */
  interface Beginning {

    /**
     * Says for what a connection is needed now, to be shown in the server's list; called in turn.
     * For another purpose another connection is opened.
     */
    String purpose();

    /** Makes a new connection ready. */
    void prepare(Connection connection) throws SQLException;

    /**
     * Begins a transaction.
     *
     * @param end to be told when it is over
     */
    PostgresLedgerTransaction begin(
        Connection connection, PostgresLedgerTransaction.TransactionEnd end) throws SQLException;

    /** Whether the connection is kept for the next transaction. */
    boolean keeps();
  }

  TransactionSlot(Database database, LedgerName name, Beginning beginning) {
    this.database = database;
    this.name = name;
    this.beginning = beginning;
  }

  /** The transaction that the calling thread has begun and not closed. */
  Optional<PostgresLedgerTransaction> ofThisThread() {
    return holder
        .filter(candidate -> candidate.thread() == Thread.currentThread())
        .map(Holder::transaction);
  }

  /** Begins one on the calling thread, when it is its turn. */
  PostgresLedgerTransaction begin() {
    if (ofThisThread().isPresent()) {
      throw new IllegalStateException(
          "this thread has a transaction on the ledger of "
              + name.handler()
              + " already; close that one first");
    }
    await();
    boolean begun = false;
    try {
      PostgresLedgerTransaction transaction = beginInTurn();
      holder = Optional.of(new Holder(Thread.currentThread(), transaction));
      begun = true;
      return transaction;
    } catch (SQLException e) {
      discard();
      throw database.failed("beginning a handler's transaction", e);
    } finally {
      if (!begun) {
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

  private PostgresLedgerTransaction beginInTurn() throws SQLException {
    if (closed) {
      throw new InboxException(
          "the inbox is closed; the ledger of " + name.handler() + " takes no transaction");
    }
    String wanted = beginning.purpose();
    if (connection != null && !wanted.equals(purpose)) {
      discard();
    }
    if (connection == null) {
      connection = open(wanted);
      purpose = wanted;
    }
    return beginning.begin(connection, this::ended);
  }

  private void ended(boolean sound) {
    holder = Optional.empty();
    if (!sound || !beginning.keeps()) {
      discard();
    }
    turn.release();
  }

  private Connection open(String wanted) throws SQLException {
    Connection opened = database.open(wanted, Database.ANSWER);
    try {
      opened.setSchema(name.storage());
      beginning.prepare(opened);
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
