package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node at a time makes or changes the tables of a handler: {@code CREATE TABLE IF NOT EXISTS}
 * fails on PostgreSQL when another session does the same in that moment. From its first such
 * statement until it is given back, a connection has a lock of the database.
 */
final class TableMaking {

  private static final Logger LOG = LoggerFactory.getLogger(TableMaking.class);

  /** Wherever it stands: a lock too many does no harm. */
  private static final Pattern STATEMENT =
      Pattern.compile("\\b(?:CREATE|ALTER|DROP)\\s", Pattern.CASE_INSENSITIVE);

  private static final long PAUSE_MILLIS = 20;

  private final LockKey key;
  private final String storage;
  private final Duration patience;

  /**
   * Of this node; a second one of the same node is not held up, it may belong to the same start.
   */
  private final AtomicReference<Optional<Connection>> making =
      new AtomicReference<>(Optional.empty());

  /** Whether that one has the lock, rather than having waited in vain. */
  private volatile boolean locked;

  /**
   * Of one handler.
   *
   * @param storage its schema
   * @param patience for another node; then it goes on without the lock
   */
  TableMaking(String storage, Duration patience) {
    this.key = LockKey.ofTables(storage);
    this.storage = storage;
    this.patience = patience;
  }

  /** Takes the lock where the statement needs it, unless this node has it. */
  void before(Connection connection, String sql) throws SQLException {
    Optional<Connection> nobody = making.get();
    if (nobody.isPresent() || !STATEMENT.matcher(sql).find()) {
      return;
    }
    if (making.compareAndSet(nobody, Optional.of(connection))) {
      locked = lock(connection);
      if (!locked) {
        LOG.warn(
            "SBX-3142 another node has been making tables in {} for more than {}; this one no"
                + " longer waits",
            storage,
            patience);
      }
    }
  }

  /** Gives the lock back, where this connection has it; no transaction is open any more. */
  void after(Connection connection) throws SQLException {
    if (making.get().filter(one -> one == connection).isEmpty()) {
      return;
    }
    try {
      if (locked) {
        key.unlock(connection);
      }
    } finally {
      locked = false;
      making.set(Optional.empty());
    }
  }

  /** Asks again and again: a statement that waits in vain would end the handler's transaction. */
  private boolean lock(Connection connection) throws SQLException {
    long end = System.nanoTime() + patience.toNanos();
    boolean taken = key.tryLock(connection);
    try {
      while (!taken && System.nanoTime() - end < 0) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        taken = key.tryLock(connection);
      }
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InboxException("interrupted while waiting to make tables in " + storage, e);
    }
  }
}
