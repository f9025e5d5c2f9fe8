package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.inbox.jdbc.internal.log.LogCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The one row that says what the log holds. */
final class State {

  private final String select;
  private final String look;
  private final String touch;

  /** Of the log in this schema. */
  State(String schema) {
    String columns = "SELECT version, last_sequence, events, unreadable, conflicts";
    String row = " FROM " + schema + ".state WHERE id = 1";
    select = columns + row;
    look =
        columns
            + ", CASE WHEN version > ? THEN pg_logical_emit_message(true, 'signalbox', '') END"
            + row;
    touch = "UPDATE " + schema + ".state SET version = version + 1 WHERE id = 1";
  }

  /** As of now; it need not be on the disk yet. */
  Status.Holdings read(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      return read(statement);
    }
  }

  /**
   * As of now, and on the disk of the server, and of a synchronous standby, when this returns: what
   * others have appended without waiting for it comes before this in the write-ahead log, to which
   * a message that says nothing is added.
   *
   * @param connection in auto-commit mode
   * @param known the version that is known to be on the disk: when it is still that one, nothing is
   *     written
   */
  Status.Holdings look(Connection connection, long known) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(look)) {
      statement.setLong(1, known);
      return read(statement);
    }
  }

  private static Status.Holdings read(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
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
