package dev.signalbox.inbox.jdbc.internal.sqlite;

import dev.signalbox.core.inbox.InboxException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a failure of SQLite means and what to do about it. */
public final class Failures {

  private Failures() {}

  /**
   * The failure as the contract knows it.
   *
   * @param tried what was being done, for example {@code reading events}
   */
  public static InboxException failed(String tried, Path file, SQLException failure) {
    return new InboxException(tried + " failed: " + reason(file, failure), failure);
  }

  /** The reason, for people. */
  public static String reason(Path file, SQLException failure) {
    return switch (primaryCode(failure)) {
      case SQLITE_FULL -> "the disk of " + file + " is full; free some space there";
      case SQLITE_IOERR ->
          "the disk of "
              + file
              + " answered with an I/O error ("
              + failure.getMessage()
              + "); check the disk and the system's log";
      case SQLITE_READONLY ->
          file + " is read-only; give this process the right to write it and its folder";
      case SQLITE_PERM, SQLITE_CANTOPEN ->
          file + " cannot be opened; check that its folder exists and this process may write there";
      case SQLITE_NOTADB ->
          file + " is not a SQLite database; move it away, or restore it from a backup";
      case SQLITE_CORRUPT ->
          file + " is damaged; move it away, or restore it from a backup (" + text(failure) + ")";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          file
              + " stayed locked by another connection for longer than the busy timeout ("
              + text(failure)
              + ")";
      default -> text(failure) + " (" + file + ")";
    };
  }

  /** SQLite's code without its details: SQLITE_IOERR for SQLITE_IOERR_FSYNC. */
  private static SQLiteErrorCode primaryCode(SQLException failure) {
    int code =
        failure instanceof SQLiteException sqlite
            ? sqlite.getResultCode().code
            : failure.getErrorCode();
    return SQLiteErrorCode.getErrorCode(code & 0xff);
  }

  private static String text(SQLException failure) {
    return String.valueOf(failure.getMessage());
  }
}
