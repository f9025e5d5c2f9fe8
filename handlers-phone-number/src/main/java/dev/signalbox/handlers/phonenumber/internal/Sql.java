package dev.signalbox.handlers.phonenumber.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Runs single statements on a connection that somebody else opened and will close. */
final class Sql {

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /** A piece of work on one connection. */
  @FunctionalInterface
  interface Work<T> {
    T run(Sql sql) throws SQLException;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Whether each statement commits by itself: not within a delivery. */
  boolean commitsByItself() throws SQLException {
    return connection.getAutoCommit();
  }

  /**
   * Changes rows.
   *
   * @param arguments String, Long, Integer or null
   * @return how many rows were changed
   */
  int update(String statement, Object... arguments) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      bind(prepared, arguments);
      return prepared.executeUpdate();
    }
  }

  /** Reads all rows. */
  <T> List<T> query(Reader<T> reader, String statement, Object... arguments) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      bind(prepared, arguments);
      try (ResultSet rows = prepared.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    }
  }

  private static void bind(PreparedStatement prepared, Object... arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument == null) {
        prepared.setNull(i + 1, Types.NULL);
      } else if (argument instanceof String text) {
        prepared.setString(i + 1, Text.storable(text));
      } else {
        prepared.setLong(i + 1, ((Number) argument).longValue());
      }
    }
  }
}
