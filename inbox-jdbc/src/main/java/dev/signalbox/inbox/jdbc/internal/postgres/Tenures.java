package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which ledgers this node may write. A ledger is held with an advisory lock of a session that does
 * nothing else: the lock is gone with the session, when the process dies, is cut off, or is stopped
 * for so long that the server ends the session. Each holder gets a number that is higher than that
 * of the one before it; a transaction of an earlier holder finds another number and is refused.
 */
final class Tenures implements AutoCloseable {

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(4);

  /** A session that is silent for so long is ended by the server, from version 14 on. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  private static final int VERSION_WITH_SILENCE = 14;

  /** How long to wait for a transaction of the holder before, which cannot commit any more. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Tenures.class);

  private final Database database;
  private final LedgerSql sql;
  private final String node;
  private final Map<String, Long> held = new ConcurrentHashMap<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread heartbeat = new Thread(this::beat, "signalbox-inbox-tenure");

  /** Guarded by this; null until needed and after a failure. */
  private Connection session;

  /** Of a node; no session is open yet. */
  Tenures(Database database, String node) {
    this.database = database;
    this.sql = new LedgerSql(database.schema());
    this.node = node;
    heartbeat.setDaemon(true);
    heartbeat.start();
  }

  /** The number under which this node holds a handler's ledger; empty when it does not. */
  OptionalLong epoch(String handler) {
    Long epoch = held.get(handler);
    return epoch == null ? OptionalLong.empty() : OptionalLong.of(epoch);
  }

  /**
   * Takes a handler's ledger when nobody has it.
   *
   * @return the number under which it is held; empty when another node has it
   * @throws InboxException when the database fails
   */
  synchronized OptionalLong claim(String handler) {
    OptionalLong known = epoch(handler);
    if (known.isPresent()) {
      return known;
    }
    if (stop.getCount() == 0) {
      throw new InboxException("the inbox is closed; no ledger for '" + handler + "' any more");
    }
    LockKey key = LockKey.of(database.schema(), handler, LedgerSql.SHARD);
    try {
      Connection current = session();
      if (!key.tryLock(current)) {
        return OptionalLong.empty();
      }
      OptionalLong epoch = nextEpoch(current, handler, key);
      epoch.ifPresentOrElse(number -> held.put(handler, number), () -> key.unlockQuietly(current));
      return epoch;
    } catch (SQLException e) {
      lose(e);
      throw database.failed("taking the ledger of handler " + handler, e);
    }
  }

  /** Gives a handler's ledger to whoever asks next. */
  synchronized void release(String handler) {
    if (held.remove(handler) == null || session == null) {
      return;
    }
    try {
      LockKey.of(database.schema(), handler, LedgerSql.SHARD).unlock(session);
    } catch (SQLException e) {
      lose(e);
    }
  }

  /** What this node thought it held is another's. */
  synchronized void lost(String handler) {
    LOG.warn("SBX-3132 the ledger of handler {} was taken over by another node", handler);
    release(handler);
  }

  @Override
  public void close() {
    stop.countDown();
    synchronized (this) {
      held.clear();
      disconnect();
    }
  }

  private OptionalLong nextEpoch(Connection current, String handler, LockKey key)
      throws SQLException {
    for (int attempt = 0; attempt < 2; attempt++) {
      try (PreparedStatement update = current.prepareStatement(sql.nextEpoch)) {
        update.setString(1, node);
        update.setString(2, handler);
        try (ResultSet row = update.executeQuery()) {
          return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
      } catch (SQLException e) {
        if (!Failures.locked(e)) {
          throw e;
        }
        // The lock is ours, so whoever has a transaction open there was cut off or stopped.
        int ended = key.endSessions(current);
        LOG.warn("SBX-3131 handler {}: {} sessions of the node before are ended", handler, ended);
      }
    }
    return OptionalLong.empty();
  }

  private Connection session() throws SQLException {
    if (session == null) {
      Connection opened = database.open("signalbox tenure", ANSWER);
      try (Statement statement = opened.createStatement()) {
        statement.execute("SET lock_timeout = " + PATIENCE.toMillis());
        if (opened.getMetaData().getDatabaseMajorVersion() >= VERSION_WITH_SILENCE) {
          statement.execute("SET idle_session_timeout = " + SILENCE.toMillis());
        }
      } catch (SQLException e) {
        opened.close();
        throw e;
      }
      session = opened;
    }
    return session;
  }

  private void beat() {
    try {
      while (!stop.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void check() {
    if (session == null) {
      return;
    }
    try (Statement statement = session.createStatement()) {
      statement.execute("SELECT 1");
    } catch (SQLException e) {
      lose(e);
    }
  }

  private void lose(SQLException e) {
    if (!held.isEmpty()) {
      LOG.warn(
          "SBX-3130 this node holds no ledger any more and asks for them again: {}",
          Failures.reason(database.where(), e));
    }
    held.clear();
    disconnect();
  }

  private void disconnect() {
    Connection closing = session;
    session = null;
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (SQLException e) {
      LOG.debug("SBX-3133 closing the session with the locks failed", e);
    }
  }
}
