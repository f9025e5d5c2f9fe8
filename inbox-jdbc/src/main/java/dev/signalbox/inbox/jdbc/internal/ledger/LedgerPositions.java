package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the handlers of a folder have come, whether they are there now or not. */
public final class LedgerPositions {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerPositions.class);

  private LedgerPositions() {}

  /**
   * The highest position of all ledgers; 0 when there is none. A ledger that cannot be read is left
   * out: its handler cannot go on with it either.
   *
   * @param folder exists
   * @param busyTimeout how long a statement waits for a lock
   * @throws InboxException when the folder cannot be read
   */
  public static long highest(Path folder, Duration busyTimeout) {
    long highest = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.db")) {
      for (Path file : files) {
        highest = Math.max(highest, position(file, busyTimeout));
      }
    } catch (IOException e) {
      throw new InboxException(
          "cannot read the folder " + folder + "; check that this process may read it", e);
    }
    return highest;
  }

  private static long position(Path path, Duration busyTimeout) {
    SqliteFile file = new SqliteFile(path, Profile.LEDGER, busyTimeout, ConnectionTuning.NONE);
    try (Connection connection = file.openForReading();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(sequence) FROM signalbox_position")) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      LOG.warn("SBX-3024 the position of {} cannot be read", path, e);
      return 0;
    }
  }
}
