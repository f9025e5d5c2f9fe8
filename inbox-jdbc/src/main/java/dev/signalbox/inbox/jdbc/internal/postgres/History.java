package dev.signalbox.inbox.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Which steps the tables have been through, as Flyway writes it down. */
final class History {

  /** In the schema with the log. */
  static final String TABLE = "schema_history";

  private final Database database;

  History(Database database) {
    this.database = database;
  }

  /** Whether these steps have been taken, as they are, and no others. */
  boolean isExactly(List<Step> steps) {
    List<String> wanted =
        steps.stream().map(step -> line(step.version(), step.checksum(), true)).toList();
    return database.with("looking at the tables", this::read).equals(wanted);
  }

  private List<String> read(Connection connection) throws SQLException {
    List<String> lines = new ArrayList<>();
    if (isThere(connection)) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  // The schema itself is noted without a version.
                  "SELECT version, checksum, success FROM "
                      + database.schema()
                      + "."
                      + TABLE
                      + " WHERE version IS NOT NULL ORDER BY installed_rank")) {
        while (rows.next()) {
          lines.add(line(rows.getString(1), rows.getInt(2), rows.getBoolean(3)));
        }
      }
    }
    return lines;
  }

  private boolean isThere(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT to_regclass('" + database.schema() + "." + TABLE + "') IS NOT NULL")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static String line(String version, int checksum, boolean success) {
    return version + " " + checksum + " " + success;
  }
}
