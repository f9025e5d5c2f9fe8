package dev.signalbox.inbox.jdbc.internal.spool;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.FolderLock;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events that wait, in one SQLite file, each commit synced. One process at a time. */
final class SpoolFile implements AutoCloseable {

  private static final String COLUMNS =
      "endpoint, dedupe_key, event_id, event_type, readable, received_at, body";

  private final Path path;
  private final FolderLock lock;
  private final Connection connection;

  /**
   * An event that waits.
   *
   * @param id its place
   */
  record Spooled(long id, NewEvent event) {}

  private SpoolFile(Path path, FolderLock lock, Connection connection) {
    this.path = path;
    this.lock = lock;
    this.connection = connection;
  }

  /**
   * Opens it, making what is missing.
   *
   * @throws InboxException when the folder cannot be used, or another process uses it
   */
  static SpoolFile open(Path folder, Duration busyTimeout) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InboxException(
          "cannot create the folder "
              + folder
              + " (signalbox.inbox.spool); check that this process may write there",
          e);
    }
    FolderLock lock = FolderLock.take(folder.resolve("spool.lock"), folder);
    Path path = folder.resolve("spool.db");
    try {
      Connection connection =
          new SqliteFile(path, Profile.LOG, busyTimeout, ConnectionTuning.NONE).openForWriting();
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE IF NOT EXISTS spool (id INTEGER PRIMARY KEY AUTOINCREMENT,"
                + " refused INTEGER NOT NULL DEFAULT 0, endpoint TEXT NOT NULL,"
                + " dedupe_key TEXT NOT NULL, event_id TEXT NOT NULL, event_type TEXT NOT NULL,"
                + " readable INTEGER NOT NULL, received_at INTEGER NOT NULL, body BLOB NOT NULL)");
        statement.execute("CREATE INDEX IF NOT EXISTS spool_waiting ON spool (refused, id)");
      }
      return new SpoolFile(path, lock, connection);
    } catch (SQLException e) {
      lock.close();
      throw Failures.failed("opening the spool", path, e);
    }
  }

  /** Adds events; when it returns they are on the disk. */
  synchronized void add(List<NewEvent> events) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO spool (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (NewEvent event : events) {
        insert.setString(1, event.endpoint());
        insert.setString(2, event.dedupeKey());
        insert.setString(3, event.eventId());
        insert.setString(4, event.eventType());
        insert.setInt(5, event.readable() ? 1 : 0);
        insert.setLong(6, Millis.of(event.receivedAt()));
        insert.setBytes(7, event.body());
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  /** The first ones, in order: at most so many, and no more once they have so many bytes. */
  synchronized List<Spooled> first(int limit, long bytes) {
    List<Spooled> found = new ArrayList<>();
    long size = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, "
                    + COLUMNS
                    + " FROM spool WHERE refused = 0 ORDER BY id LIMIT "
                    + limit)) {
      while (size < bytes && rows.next()) {
        Spooled next = new Spooled(rows.getLong(1), event(rows));
        found.add(next);
        size += next.event().body().length;
      }
      return found;
    } catch (SQLException e) {
      throw Failures.failed("reading the spool", path, e);
    }
  }

  private static NewEvent event(ResultSet row) throws SQLException {
    return new NewEvent(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6) == 1,
        Instant.ofEpochMilli(row.getLong(7)),
        row.getBytes(8));
  }

  /** Forgets events that are in the inbox. */
  void removeThrough(long id) {
    change("DELETE FROM spool WHERE refused = 0 AND id <= ?", id);
  }

  /** Keeps one apart that the inbox does not take. */
  void setAside(long id) {
    change("UPDATE spool SET refused = 1 WHERE id = ?", id);
  }

  /** How many wait. */
  synchronized long count() {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM spool WHERE refused = 0")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw Failures.failed("counting the spool", path, e);
    }
  }

  private synchronized void change(String sql, long id) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw Failures.failed("changing the spool", path, e);
    }
  }

  /** For messages. */
  Path path() {
    return path;
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.failed("closing the spool", path, e);
    } finally {
      lock.close();
    }
  }
}
