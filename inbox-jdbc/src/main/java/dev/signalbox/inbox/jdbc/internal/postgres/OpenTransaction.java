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

  private static boolean isThere(Connection connection, Statement statement) throws SQLException {
    DriverConnection driver = DriverConnection.of(connection).orElse(null);
    if (driver != null) {
      return driver.inTransaction();
    }
    // Alone, a statement is a transaction of its own, which begins with it.
    try (ResultSet row = statement.executeQuery("SELECT now() <> statement_timestamp()")) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      if (ABORTED.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    }
  }
}
