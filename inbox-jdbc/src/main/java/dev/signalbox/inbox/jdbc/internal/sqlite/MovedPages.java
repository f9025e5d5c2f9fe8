package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What checkpoints have moved from a write-ahead log to the database file. For one thread, and
 * closed after every connection to the file: SQLite's locks are on the files that this has open,
 * and a process loses all its locks on a file when it closes it, through whichever descriptor.
 */
public final class MovedPages implements AutoCloseable {

  /** The index's head, which stands in it twice, in bytes (SQLite's description of the format). */
  private static final int HEADS = 2 * 48;

  private final Path index;
  private final FileSync file;
  private final List<FileChannel> indexes = new ArrayList<>();

  private MovedPages(Path index, FileSync file) {
    this.index = index;
    this.file = file;
  }

  /** Those of a database file, which has to be there. */
  static MovedPages of(Path path) throws SQLException {
    return new MovedPages(path.resolveSibling(path.getFileName() + "-shm"), FileSync.of(path));
  }

  /**
   * When it returns, they are on the disk. When it fails nobody can say which of them are: the
   * system forgets what it could not write. All are still in the write-ahead log then, and whoever
   * moves the next ones moves these again before.
   *
   * @param mover the connection that has moved them; in no transaction
   */
  public void sync(Connection mover) throws SQLException {
    try {
      file.sync();
    } catch (SQLException e) {
      forget(mover, e);
      throw e;
    }
  }

  /**
   * How much was moved stands in the index of the write-ahead log. With a head that is not valid
   * SQLite makes it anew from the log itself, of which nothing is moved then.
   */
  private void forget(Connection mover, SQLException failure) {
    try (Statement statement = mover.createStatement()) {
      // Nobody else writes a head meanwhile.
      statement.execute("BEGIN IMMEDIATE");
      try {
        invalidate();
      } finally {
        statement.execute("COMMIT");
      }
    } catch (SQLException | IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void invalidate() throws IOException {
    FileChannel channel =
        FileChannel.open(index, StandardOpenOption.READ, StandardOpenOption.WRITE);
    indexes.add(channel);
    // SQLite has the file in its memory as well.
    channel.map(MapMode.READ_WRITE, 0, HEADS).put(new byte[HEADS]);
  }

  @Override
  public void close() throws SQLException {
    try {
      for (FileChannel channel : indexes) {
        channel.close();
      }
    } catch (IOException e) {
      throw new SQLException("closing " + index + " failed: " + e.getMessage(), e);
    } finally {
      file.close();
    }
  }
}
