package dev.signalbox.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a database that a node in this process has open, from a copy made by another process.
 * SQLite's locks belong to the process: closing the file here, also after a mere copy, would take
 * them from the node, whose bundle has a SQLite library of its own.
 */
final class DatabaseCopy {

  private final Path file;

  DatabaseCopy(Path file) {
    this.file = file;
  }

  /** One column of a query; empty while there is no such file or table. */
  List<String> column(String query) throws Exception {
    if (!Files.exists(file)) {
      return List.of();
    }
    Path folder = Files.createTempDirectory("database-copy");
    try {
      // The file first: what a checkpoint moves into it meanwhile is then still in the log.
      copy(file, folder);
      copy(file.resolveSibling(file.getFileName() + "-wal"), folder);
      return read(folder.resolve(file.getFileName()), query);
    } finally {
      delete(folder);
    }
  }

  /** Whether the bytes of the file hold a text, once the write-ahead log is moved into it. */
  boolean holds(String text) throws Exception {
    Path folder = Files.createTempDirectory("database-copy");
    try {
      copy(file, folder);
      copy(file.resolveSibling(file.getFileName() + "-wal"), folder);
      Path copy = folder.resolve(file.getFileName());
      read(copy, "PRAGMA wal_checkpoint(TRUNCATE)");
      return new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1).contains(text);
    } finally {
      delete(folder);
    }
  }

  private static void copy(Path file, Path folder) throws Exception {
    new ProcessBuilder("cp", file.toString(), folder.toString()).start().waitFor();
  }

  private static List<String> read(Path copy, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no such table")) {
        throw e;
      }
    }
    return values;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }
}
