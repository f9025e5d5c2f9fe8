package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;

/**
 * Opens connections to one database file. Uses the driver directly: {@link java.sql.DriverManager}
 * sees no drivers of other bundles.
 */
public final class SqliteFile {

  /** In bytes; only matters when the file is created. */
  private static final int PAGE_SIZE = 4096;

  /** A write-ahead log that has grown beyond this is cut back after a checkpoint, in bytes. */
  private static final long WAL_KEPT = 160L * 1024 * 1024;

  private static final int SCRUB_MILLIS = 100;
  private static final int SCRUB_TRIES = 10;
  private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

  private final Path path;
  private final Profile profile;
  private final Duration busyTimeout;
  private final ConnectionTuning tuning;

  /**
   * For one file.
   *
   * @param path the file; created by the first connection
   * @param busyTimeout how long a statement waits for a lock
   */
  public SqliteFile(Path path, Profile profile, Duration busyTimeout, ConnectionTuning tuning) {
    if (path.toString().indexOf('?') >= 0) {
      throw new IllegalArgumentException(
          "the path of a database file must not contain '?', found " + path);
    }
    this.path = path;
    this.profile = profile;
    this.busyTimeout = busyTimeout;
    this.tuning = tuning;
  }

  /** The file. */
  public Path path() {
    return path;
  }

  /** How long a statement waits for a lock. */
  public Duration busyTimeout() {
    return busyTimeout;
  }

  /**
   * A connection that reads and writes, in auto-commit mode; the caller closes it. It knows no
   * generated keys, see {@link GeneratedKeys}.
   */
  public Connection openForWriting() throws SQLException {
    return open(false, profile.synchronous());
  }

  /**
   * As {@link #openForWriting}, but what it commits is on the disk only after {@link
   * #syncOfWriteAheadLog}. A power cut before that leaves the commits up to some point.
   */
  public Connection openUnsynced() throws SQLException {
    return open(false, "NORMAL");
  }

  /**
   * For what was committed. The write-ahead log has to be there: a connection has read or written,
   * and is open for as long as this is.
   */
  public FileSync syncOfWriteAheadLog() throws SQLException {
    return FileSync.of(path.resolveSibling(path.getFileName() + "-wal"));
  }

  /** What checkpoints move to this file; there has been a connection to it. */
  public MovedPages movedPages() throws SQLException {
    return MovedPages.of(path);
  }

  /** A connection that only reads; the caller closes it. */
  public Connection openForReading() throws SQLException {
    return open(true, profile.synchronous());
  }

  /**
   * Moves what is committed from the write-ahead log to the file and cuts the log off, so that it
   * keeps no page of before. Waits for readers for a moment only, since writers wait meanwhile;
   * what stays is overwritten by the next writing.
   */
  public void scrub() {
    try (Connection connection = openForWriting();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + SCRUB_MILLIS);
      boolean done = false;
      for (int i = 0; i < SCRUB_TRIES && !done; i++) {
        try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
          done = result.next() && result.getInt(1) == 0;
        }
      }
      LOG.debug("SBX-3020 the write-ahead log of {} is cut off: {}", path, done);
    } catch (SQLException e) {
      LOG.warn("SBX-3020 the write-ahead log of {} could not be cut off", path, e);
    }
  }

  /**
   * Writes the whole file anew. Rows that were moved within it, as in an index that grew, have left
   * copies in the slack of its pages, which removing them does not reach.
   */
  public void rewrite() {
    try (Connection connection = openForWriting();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
    } catch (SQLException e) {
      LOG.warn("SBX-3021 {} could not be written anew; what was removed may stay in it", path, e);
    }
  }

  private Connection open(boolean readOnly, String synchronous) throws SQLException {
    Connection connection = JDBC.createConnection("jdbc:sqlite:" + path, new Properties());
    try {
      configure(connection, readOnly, synchronous);
      GeneratedKeys.ask(connection, false);
      if (!readOnly) {
        tuning.apply(connection);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void configure(Connection connection, boolean readOnly, String synchronous)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + Math.max(1, busyTimeout.toMillis()));
      statement.execute("PRAGMA page_size = " + PAGE_SIZE);
      requireWriteAheadLog(statement);
      statement.execute("PRAGMA synchronous = " + synchronous);
      // Only macOS needs and knows these two: its fsync alone does not reach the disk.
      statement.execute("PRAGMA fullfsync = 1");
      statement.execute("PRAGMA checkpoint_fullfsync = 1");
      statement.execute("PRAGMA cache_size = -" + (readOnly ? 2048 : profile.cacheKib()));
      statement.execute("PRAGMA wal_autocheckpoint = " + profile.checkpointPages());
      statement.execute("PRAGMA journal_size_limit = " + WAL_KEPT);
      statement.execute("PRAGMA temp_store = MEMORY");
      // What is removed, or moved within the file, does not stay readable where it was.
      statement.execute("PRAGMA secure_delete = 1");
      if (readOnly) {
        statement.execute("PRAGMA query_only = 1");
      }
    }
  }

  private void requireWriteAheadLog(Statement statement) throws SQLException {
    try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
      String found = mode.next() ? mode.getString(1) : "nothing";
      if (!"wal".equalsIgnoreCase(found)) {
        throw new SQLException(
            "expected journal mode wal for "
                + path
                + ", found "
                + found
                + "; use a local, writable file system");
      }
    }
  }
}
