package dev.signalbox.inbox.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Reads or locks the rows of a ledger's shards. */
final class ShardRows {

  private ShardRows() {}

  /** A row. */
  record Row(long epoch, long revision, long position) {}

  /** All shards of a handler. */
  static Map<Integer, Row> all(Connection connection, String sql, String handler)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, handler);
      return read(select);
    }
  }

  /** Some shards of a handler. */
  static Map<Integer, Row> some(
      Connection connection, String sql, String handler, Collection<Integer> shards)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, handler);
      select.setArray(2, connection.createArrayOf("int4", shards.toArray()));
      return read(select);
    }
  }

  private static Map<Integer, Row> read(PreparedStatement select) throws SQLException {
    Map<Integer, Row> found = new TreeMap<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.put(rows.getInt(1), new Row(rows.getLong(2), rows.getLong(3), rows.getLong(4)));
      }
    }
    return found;
  }
}
