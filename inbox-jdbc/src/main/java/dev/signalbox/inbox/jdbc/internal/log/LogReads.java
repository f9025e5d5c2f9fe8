package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionPool;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqlWork;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.sql.SQLException;

/**
 * Lends reading connections. In WAL mode they neither wait for the committing thread nor hold it.
 */
final class LogReads implements AutoCloseable {

  private static final int CONNECTIONS = 8;
  private static final int KEPT = 4;

  private final SqliteFile file;
  private final ConnectionPool pool;

  /** For one file. */
  LogReads(SqliteFile file) {
    this.file = file;
    this.pool =
        new ConnectionPool(
            file::openForReading,
            "reading connections of the inbox",
            CONNECTIONS,
            KEPT,
            file.busyTimeout());
  }

  /**
   * Reads something.
   *
   * @param what for messages, for example {@code reading events}
   */
  <T> T read(String what, SqlWork<T> work) {
    try {
      return pool.with(work);
    } catch (SQLException e) {
      throw Failures.failed(what, file.path(), e);
    }
  }

  @Override
  public void close() {
    try {
      pool.close();
    } catch (SQLException e) {
      throw Failures.failed("closing the inbox", file.path(), e);
    }
  }
}
