package dev.signalbox.inbox.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A transaction that was begun by the statement BEGIN, of which JDBC knows nothing. */
final class OpenTransaction {

  private static final String ABORTED = "25P02";

  private OpenTransaction() {}

  /** Rolls it back when there is one. */
  static void end(Connection connection, Statement statement) throws SQLException {
    if (isThere(connection, statement)) {
      statement.execute("ROLLBACK");
    }
  }

  /** Whether there is one. */
  static boolean isThere(Connection connection, Statement statement) throws SQLException {
    DriverConnection driver = DriverConnection.of(connection).orElse(null);
    if (driver != null) {
      return driver.inTransaction();
    }
    try {
      // Alone, a statement is a transaction of its own.
      return transaction(statement) == transaction(statement);
    } catch (SQLException e) {
      if (ABORTED.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    }
  }

  private static long transaction(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT txid_current()")) {
      row.next();
      return row.getLong(1);
    }
  }
}
