package dev.signalbox.inbox.jdbc.internal.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An advisory lock: of a shard of a ledger, of a node, of a node's part in the work on a handler.
 *
 * @param number what the database knows it as
 */
record LockKey(long number) {

  /** Of a shard. */
  static LockKey of(String schema, String handler, int shard) {
    return of(schema + "/" + handler + "/" + shard);
  }

  /** Of a node that is there. */
  static LockKey ofNode(String schema, String node) {
    return of(schema + "/node//" + node);
  }

  /** Of a node that works a handler. */
  static LockKey ofWorker(String schema, String node, String handler) {
    return of(schema + "/worker//" + handler + "/" + node);
  }

  /** Of those who change what is known of handlers, one at a time. */
  static LockKey ofHandlers(String schema) {
    return of(schema + "/handlers");
  }

  /** Of a node that makes or changes the tables in a handler's schema. */
  static LockKey ofTables(String storage) {
    return of(storage + "/tables");
  }

  private static LockKey of(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new LockKey(ByteBuffer.wrap(digest).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, this one has not", e);
    }
  }

  /** How sessions that write the ledgers of the node are called in the server's list. */
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

  /** Whether some session has it. */
  boolean isHeld(Connection session, String schema) throws SQLException {
    return ask(session, "SELECT " + schema + ".is_locked_1(?)");
  }

  /** Ends sessions that write the ledgers of the node; says how many. */
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
