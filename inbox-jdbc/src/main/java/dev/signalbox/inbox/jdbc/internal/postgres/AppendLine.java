package dev.signalbox.inbox.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two connections of a node to the same running server: on one of them events are appended, on the
 * other it is made sure that they are on the disk. When the server crashes both are lost, so what
 * the second one says of the server is true for what was appended on the first.
 */
final class AppendLine {

  /** A sender waits for its answer, so this is short. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(AppendLine.class);

  private final Database database;
  private final Connection appending;
  private final Connection syncing;
  private final AtomicBoolean lost = new AtomicBoolean();

  private AppendLine(Database database, Connection appending, Connection syncing) {
    this.database = database;
    this.appending = appending;
    this.syncing = syncing;
  }

  /** Opens both. */
  static AppendLine open(Database database) throws SQLException {
    Connection appending = database.open("signalbox append", ANSWER);
    try {
      Connection syncing = database.open("signalbox sync", ANSWER);
      try {
        AppendLine line = new AppendLine(database, appending, syncing);
        line.verify();
        return line;
      } catch (SQLException | RuntimeException e) {
        syncing.close();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      appending.close();
      throw e;
    }
  }

  private void verify() throws SQLException {
    database.verifySync(appending);
    database.verifySync(syncing);
    if (!server(appending).equals(server(syncing))) {
      throw new SQLException(
          "expected two connections to lead to one server, found two; one may take over from the"
              + " other just now, or a proxy spreads connections: name the primary server",
          "08004");
    }
  }

  /** Since when the server runs, which is another moment for each one and after each start. */
  private static String server(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_postmaster_start_time()::text")) {
      row.next();
      return row.getString(1);
    }
  }

  /** For one thread. */
  Connection appending() {
    return appending;
  }

  /** For another one. */
  Connection syncing() {
    return syncing;
  }

  /** It is not to be used any more; whether that is news. */
  boolean lose() {
    return lost.compareAndSet(false, true);
  }

  /** Whether it is not to be used any more. */
  boolean isLost() {
    return lost.get();
  }

  /** Closes both; whoever is at one of them fails. */
  void close() {
    close(appending);
    close(syncing);
  }

  private void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("SBX-3105 closing a connection to {} failed", database.where(), e);
    }
  }
}
