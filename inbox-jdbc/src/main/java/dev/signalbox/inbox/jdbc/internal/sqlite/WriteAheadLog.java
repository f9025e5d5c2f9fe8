package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * Has the write-ahead log of a database file written to the disk, for connections that leave it to
 * their owner, see {@link SqliteFile#openUnsynced}. The driver's SQLite can only have a file synced
 * with all that the file system keeps about it, its time of change among it; so each commit was one
 * of the file system's journal as well, and waited for what a checkpoint had in its way.
 *
 * <p>The locks of SQLite, which this process would lose by closing a second descriptor of a file,
 * are on other files than this one.
 */
public final class WriteAheadLog implements AutoCloseable {

  private final Path path;

  /** Of this kind because an interrupted thread does not close it. */
  private final AsynchronousFileChannel channel;

  private WriteAheadLog(Path path, AsynchronousFileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * That of a file. It has to be there: a connection has read or written, and is open for as long
   * as this is.
   */
  static WriteAheadLog of(Path file) throws SQLException {
    Path path = file.resolveSibling(file.getFileName() + "-wal");
    try {
      return new WriteAheadLog(path, AsynchronousFileChannel.open(path, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw failed("opening", path, e);
    }
  }

  /**
   * When it returns, what was committed before is on the disk. After it has failed nobody can say
   * what is, and it must not be tried again: the system forgets what it could not write.
   */
  public void sync() throws SQLException {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw failed("syncing", path, e);
    }
  }

  @Override
  public void close() throws SQLException {
    try {
      channel.close();
    } catch (IOException e) {
      throw failed("closing", path, e);
    }
  }

  private static SQLException failed(String what, Path path, IOException e) {
    return new SQLException(
        what + " " + path + " failed: " + e.getMessage(),
        "58030",
        SQLiteErrorCode.SQLITE_IOERR.code,
        e);
  }
}
