package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/**
 * Has what SQLite wrote to one of its files put on the disk, as data only. The driver's SQLite can
 * only have a file synced with all that the file system keeps about it, its time of change among
 * it; so each sync was a commit of the file system's journal as well, and waited for what else was
 * in its way.
 */
public final class FileSync implements AutoCloseable {

  private final Path path;

  /** Of this kind because an interrupted thread does not close it. */
  private final AsynchronousFileChannel channel;

  private FileSync(Path path, AsynchronousFileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** That of a file, which has to be there. */
  static FileSync of(Path path) throws SQLException {
    try {
      return new FileSync(path, AsynchronousFileChannel.open(path, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw failed("opening", path, e);
    }
  }

  /**
   * When it returns, what was written before is on the disk. After it has failed nobody can say
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
