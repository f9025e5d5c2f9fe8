package dev.signalbox.inbox.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The tables of one day, as the database's catalogue has them. */
final class Day {

  private static final String TABLES =
      "SELECT p.relname, c.relname, pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits i"
          + " JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent"
          + " JOIN pg_namespace n ON n.oid = p.relnamespace WHERE n.nspname = ?"
          + " AND p.relname IN ('event', 'dedupe', 'conflict') AND c.relkind = 'r'";

  private Day() {}

  /**
   * A day's part of a table.
   *
   * @param whole the table
   * @param name its part
   * @param day the day; of keys, the last of the days whose keys it has
   */
  record Table(String whole, String name, int day) {

    /** Whether nothing of it can be seen any more. */
    boolean isDone(Connection connection, LogSql sql) throws SQLException {
      return whole.equals("event") ? eventsAreDone(connection, sql) : keysAreDone(connection, sql);
    }

    private boolean eventsAreDone(Connection connection, LogSql sql) throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "SELECT 1 FROM "
                  + sql.table("event")
                  + " e WHERE e.day = ?"
                  + sql.visible
                  + " ORDER BY e.received_at DESC LIMIT 1")) {
        statement.setInt(1, day);
        try (ResultSet row = statement.executeQuery()) {
          return !row.next();
        }
      }
    }

    private boolean keysAreDone(Connection connection, LogSql sql) throws SQLException {
      try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT keys_before FROM " + sql.table("state") + " WHERE id = 1");
          ResultSet row = statement.executeQuery()) {
        return row.next() && row.getLong(1) >= Days.end(day);
      }
    }
  }

  /** The tables of days before a day. */
  static List<Table> before(Database database, int today) {
    return database.with(
        "looking for old days",
        connection -> {
          List<Table> found = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, database.schema());
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                Table table =
                    new Table(rows.getString(1), rows.getString(2), day(rows.getString(3)));
                if (table.day() < today) {
                  found.add(table);
                }
              }
            }
          }
          return found;
        });
  }

  /** From {@code FOR VALUES IN (20513)}; PostgreSQL puts a negative one in quotes. */
  private static int day(String bound) {
    return Integer.parseInt(bound.replaceAll("[^0-9-]", ""));
  }
}
