package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Whether the log is one that is being copied, from where, and whether the copy is complete. */
final class CopyMark {

  private final String schema;

  /** Of a log. */
  CopyMark(String schema) {
    this.schema = schema;
  }

  /**
   * As the database has it.
   *
   * @param source name of the source
   */
  private record Mark(String source, boolean done) {}

  /** A node does not open what is half a copy. */
  void refuseHalf(Connection connection, String where) throws SQLException {
    Optional<Mark> mark = read(connection);
    boolean half = mark.isPresent() && !mark.get().done();
    if (half || !new NodesLock(schema).share(connection)) {
      throw new InboxUnavailableException(
          "the inbox in schema "
              + schema
              + " of "
              + where
              + " is being copied"
              + mark.map(one -> " from " + one.source()).orElse("")
              + " and is not complete; let signalbox inbox copy finish, or begin it again");
    }
  }

  /** Begins a copy, or goes on with one; in a transaction. */
  void begin(Connection connection, String source, String where) throws SQLException {
    Optional<Mark> mark = read(connection);
    if (mark.isEmpty()) {
      refuseFull(connection, where);
      write(
          connection,
          "INSERT INTO " + schema + ".copy (id, source, done) VALUES (1, ?, 0)",
          source);
    } else if (mark.get().done()) {
      throw new InboxException(
          where + " holds a copy of " + mark.get().source() + " already, and it is complete");
    } else if (!mark.get().source().equals(source)) {
      throw new InboxException(
          where
              + " holds half a copy of "
              + mark.get().source()
              + "; finish that one, or empty it (DROP SCHEMA ... CASCADE), before copying "
              + source);
    }
  }

  /** Nodes may open it. */
  void finish(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE " + schema + ".copy SET done = 1 WHERE id = 1");
    }
  }

  private void refuseFull(Connection connection, String where) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                ("SELECT last_sequence, (SELECT count(*) FROM S.handler),"
                        + " (SELECT count(*) FROM S.ledger) FROM S.state WHERE id = 1")
                    .replace("S.", schema + "."))) {
      row.next();
      if (row.getLong(1) + row.getLong(2) + row.getLong(3) > 0) {
        throw new InboxException(
            "expected an empty inbox in schema "
                + schema
                + " of "
                + where
                + ", found one that has taken "
                + row.getLong(1)
                + " events and knows "
                + row.getLong(2)
                + " handlers; copy into another database, or another schema (currentSchema=...)");
      }
    }
  }

  private Optional<Mark> read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT source, done FROM " + schema + ".copy")) {
      return row.next()
          ? Optional.of(new Mark(row.getString(1), row.getInt(2) == 1))
          : Optional.empty();
    }
  }

  private static void write(Connection connection, String sql, String source) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source);
      statement.executeUpdate();
    }
  }
}
