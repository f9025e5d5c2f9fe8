package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.inbox.jdbc.internal.log.LogCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The one row that says what the log holds. */
final class State {

  private final String select;
  private final String touch;

  /** Of the log in this schema. */
  State(String schema) {
    select =
        "SELECT version, last_sequence, events, unreadable, conflicts FROM "
            + schema
            + ".state WHERE id = 1";
    touch = "UPDATE " + schema + ".state SET version = version + 1 WHERE id = 1";
  }

  /** As of now. */
  Status.Holdings read(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the table state has lost its row; restore a backup", "58000");
      }
      return new Status.Holdings(
          row.getLong(1),
          new LogCounts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
    }
  }

  /** Tries whether the database takes a commit. */
  void touch(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(touch)) {
      statement.executeUpdate();
    }
  }
}
