package dev.signalbox.it;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables that a handler has made in its database, which no process uses now. */
final class Tables {

  private static final String NAMES =
      "SELECT name FROM sqlite_master WHERE type = 'table'"
          + " AND name NOT LIKE 'signalbox~_%' ESCAPE '~' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'";

  private Tables() {}

  /** Each table with all its rows and columns, sorted. */
  static Map<String, List<String>> dump(Path database) throws SQLException {
    Map<String, List<String>> all = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      for (String table : rows(connection, NAMES)) {
        List<String> rows = rows(connection, "SELECT * FROM " + table);
        Collections.sort(rows);
        all.put(table, rows);
      }
    }
    return all;
  }

  /** Takes the tables away and leaves what the node keeps of the handler. */
  static void drop(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String table : rows(connection, NAMES)) {
        statement.execute("DROP TABLE " + table);
      }
    }
  }

  /** The rows of a query, each as text; with one column, its text alone. */
  static List<String> rows(Path database, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      return rows(connection, query);
    }
  }

  private static List<String> rows(Connection connection, String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(
              columns == 1
                  ? found.getString(i)
                  : found.getMetaData().getColumnName(i) + "=" + found.getString(i));
        }
        rows.add(String.join(" | ", row));
      }
    }
    return rows;
  }
}
