package dev.signalbox.inbox.jdbc.internal.sqlite;

import dev.signalbox.core.inbox.InboxException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of one kind of file.
 *
 * @param kind what the file is, in messages and in the file
 * @param version the version these statements make
 * @param statements they make the tables in an empty file
 */
public record Schema(String kind, int version, List<String> statements) {

  /** Copies the list. */
  public Schema {
    statements = List.copyOf(statements);
  }

  /**
   * Makes the tables where there are none.
   *
   * @throws InboxException when the file is of another kind or of a version not known here
   */
  public void applyTo(Statements file, Path path) throws SQLException {
    file.begin();
    try {
      apply(file, path);
      file.commit();
    } catch (SQLException | RuntimeException e) {
      // What failed counts; whether SQLite has rolled back by itself does not.
      try {
        file.rollback();
      } catch (SQLException rollback) {
        e.addSuppressed(rollback);
      }
      throw e;
    }
  }

  private void apply(Statements file, Path path) throws SQLException {
    file.run(
        "CREATE TABLE IF NOT EXISTS signalbox_schema (kind TEXT NOT NULL, version INTEGER NOT NULL)");
    try (Statement statement = file.connection().createStatement();
        ResultSet found = statement.executeQuery("SELECT kind, version FROM signalbox_schema")) {
      if (found.next()) {
        check(found.getString(1), found.getInt(2), path);
        return;
      }
    }
    for (String sql : statements) {
      file.run(sql);
    }
    file.run(
        "INSERT INTO signalbox_schema (kind, version) VALUES ('" + kind + "', " + version + ")");
  }

  private void check(String foundKind, int foundVersion, Path path) {
    if (!kind.equals(foundKind)) {
      throw new InboxException(
          "expected "
              + path
              + " to hold a "
              + kind
              + ", found a "
              + foundKind
              + "; check the paths");
    }
    if (foundVersion != version) {
      throw new InboxException(
          "expected version "
              + version
              + " of the "
              + kind
              + "'s tables in "
              + path
              + ", found version "
              + foundVersion
              + "; run the version of Signalbox that wrote it, or a newer one");
    }
  }
}
