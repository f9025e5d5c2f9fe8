package dev.signalbox.inbox.jdbc.internal.copy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A handler's own tables in its SQLite file. A handler's SQL has to run on both databases, so the
 * statements that made its tables here make them there.
 */
final class HandlerTables {

  private static final int BATCH = 500;

  private final Connection source;
  private final List<Made> all;

  /** Something that was made by a statement: a table, an index, a view, a trigger. */
  private record Made(String kind, String name, String sql) {}

  HandlerTables(Connection source) throws SQLException {
    this.source = source;
    this.all = read(source);
  }

  private static List<Made> read(Connection source) throws SQLException {
    List<Made> found = new ArrayList<>();
    try (Statement statement = source.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
                    + " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
                    + " AND name NOT LIKE 'signalbox!_%' ESCAPE '!' ORDER BY rowid")) {
      while (rows.next()) {
        found.add(new Made(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
    }
    return found;
  }

  /** Whether there are tables of a handler in a schema. */
  boolean anyIn(Connection target) throws SQLException {
    return one(
            target,
            "SELECT count(*) FROM information_schema.tables"
                + " WHERE table_schema = current_schema()")
        > 0;
  }

  /** Makes and fills the tables; in the transaction of the connection. */
  void copyTo(Connection target) throws SQLException {
    for (Made table : ofKind("table")) {
      make(target, table);
      fill(target, table.name());
    }
    for (Made other : all) {
      if (!other.kind().equals("table")) {
        make(target, other);
      }
    }
  }

  /** How many rows each table has, here and there. */
  Map<String, long[]> rows(Connection target) throws SQLException {
    Map<String, long[]> counts = new LinkedHashMap<>();
    for (Made table : ofKind("table")) {
      counts.put(
          table.name(),
          new long[] {
            one(source, "SELECT count(*) FROM " + quoted(table.name())),
            one(target, "SELECT count(*) FROM " + there(target, table.name()))
          });
    }
    return counts;
  }

  private List<Made> ofKind(String kind) {
    return all.stream().filter(made -> made.kind().equals(kind)).toList();
  }

  private static void make(Connection target, Made made) throws SQLException {
    try (Statement statement = target.createStatement()) {
      statement.execute(made.sql());
    } catch (SQLException e) {
      throw new SQLException(
          "the " + made.kind() + " " + made.name() + " cannot be made: " + e.getMessage(), e);
    }
  }

  private void fill(Connection target, String table) throws SQLException {
    String there = there(target, table);
    int[] types = types(target, there);
    String places = "?, ".repeat(types.length);
    try (Statement select = source.createStatement();
        ResultSet rows = select.executeQuery("SELECT * FROM " + quoted(table));
        PreparedStatement insert =
            target.prepareStatement(
                "INSERT INTO "
                    + there
                    + " VALUES ("
                    + places.substring(0, places.length() - 2)
                    + ")")) {
      int waiting = 0;
      while (rows.next()) {
        for (int i = 1; i <= types.length; i++) {
          insert.setObject(i, rows.getObject(i), types[i - 1]);
        }
        insert.addBatch();
        waiting++;
        if (waiting == BATCH) {
          insert.executeBatch();
          waiting = 0;
        }
      }
      insert.executeBatch();
    }
  }

  private static int[] types(Connection target, String table) throws SQLException {
    try (Statement statement = target.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
      ResultSetMetaData columns = none.getMetaData();
      int[] types = new int[columns.getColumnCount()];
      for (int i = 0; i < types.length; i++) {
        types[i] = columns.getColumnType(i + 1);
      }
      return types;
    }
  }

  /** As PostgreSQL calls it: a name that stood in no quotes is in small letters there. */
  private static String there(Connection target, String table) throws SQLException {
    try (PreparedStatement select =
        target.prepareStatement(
            "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = current_schema() AND lower(table_name) = ?"
                + " ORDER BY table_name = ? DESC")) {
      select.setString(1, table.toLowerCase(Locale.ROOT));
      select.setString(2, table);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("the table " + table + " is not there");
        }
        return quoted(row.getString(1));
      }
    }
  }

  private static long one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
