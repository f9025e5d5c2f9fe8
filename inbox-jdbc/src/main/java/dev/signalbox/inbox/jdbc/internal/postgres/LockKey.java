package dev.signalbox.inbox.jdbc.internal.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The advisory lock of a shard of a ledger.
 *
 * @param number what the database knows it as
 */
record LockKey(long number) {

  private static final Logger LOG = LoggerFactory.getLogger(LockKey.class);

  /** Of a shard. */
  static LockKey of(String schema, String handler, int shard) {
    String text = schema + "/" + handler + "/" + shard;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new LockKey(ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, this one has not", e);
    }
  }

  /** How sessions that write the shard are called in the server's list. */
  String application() {
    return "signalbox ledger " + Long.toHexString(number);
  }

  /** Takes the lock when it is free. */
  boolean tryLock(Connection session) throws SQLException {
    return ask(session, "SELECT pg_try_advisory_lock(?)");
  }

  /** Gives it back. */
  void unlock(Connection session) throws SQLException {
    ask(session, "SELECT pg_advisory_unlock(?)");
  }

  /** Gives it back; a session that fails has no lock any more. */
  void unlockQuietly(Connection session) {
    try {
      unlock(session);
    } catch (SQLException e) {
      LOG.debug("SBX-3134 a lock could not be given back", e);
    }
  }

  /** Ends sessions that write the shard; says how many. */
  int endSessions(Connection session) throws SQLException {
    try (PreparedStatement statement =
        session.prepareStatement(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE application_name = ? AND usename = current_user"
                + " AND datname = current_database()")) {
      statement.setString(1, application());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private boolean ask(Connection session, String sql) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(sql)) {
      statement.setLong(1, number);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
