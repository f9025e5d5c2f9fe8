package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into the tables of dedupe keys of an inbox that is closed, or between two commits. */
final class KeyTables {

  private KeyTables() {}

  /** Every key stands once, and where it has to be found. */
  static void assertSound(Path folder) throws SQLException {
    assertThat(
            number(
                folder,
                "SELECT count(*) FROM (SELECT 1 FROM signalbox_dedupe"
                    + " GROUP BY dedupe_key HAVING count(*) > 1)"))
        .as("keys stored more than once")
        .isZero();
    assertThat(
            number(
                folder,
                "SELECT count(*) FROM signalbox_dedupe d WHERE d.sequence <="
                    + " (SELECT indexed_through FROM signalbox_state) AND NOT EXISTS"
                    + " (SELECT 1 FROM signalbox_key k WHERE k.dedupe_key = d.dedupe_key)"))
        .as("keys that would not be found")
        .isZero();
    assertThat(
            number(
                folder,
                "SELECT count(*) FROM signalbox_key k WHERE NOT EXISTS"
                    + " (SELECT 1 FROM signalbox_dedupe d"
                    + " WHERE d.sequence = k.sequence AND d.dedupe_key = k.dedupe_key)"))
        .as("keys of no event")
        .isZero();
  }

  /** How many keys are in the table of keys. */
  static long moved(Path folder) throws SQLException {
    return number(folder, "SELECT count(*) FROM signalbox_key");
  }

  /** How many keys have to be read at the start. */
  static long unindexed(Path folder) throws SQLException {
    return number(
        folder,
        "SELECT count(*) FROM signalbox_dedupe"
            + " WHERE sequence > (SELECT indexed_through FROM signalbox_state)");
  }

  private static long number(Path folder, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("inbox.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
