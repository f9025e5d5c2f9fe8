package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.inbox.jdbc.internal.ledger.HandlerDirectory;
import dev.signalbox.inbox.jdbc.internal.ledger.LedgerPositions;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.FolderLock;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Puts an inbox together. */
public final class SqliteInboxOpener {

  /** How the URLs begin. */
  public static final String PREFIX = "jdbc:sqlite:";

  private final LogOptions options;
  private final ConnectionTuning logTuning;

  /**
   * With what only tests change.
   *
   * @param logTuning for each writing connection of the log
   */
  public SqliteInboxOpener(LogOptions options, ConnectionTuning logTuning) {
    this.options = options;
    this.logTuning = logTuning;
  }

  /** Takes the locks, then opens the log; the ledgers are opened when they are asked for. */
  public SqliteInbox open(InboxSettings settings, Clock clock) {
    Path logFile = logFile(settings.url());
    Path dataDir = settings.dataDir().toAbsolutePath().normalize();
    Path handlers = dataDir.resolve("handlers");
    create(logFile.getParent());
    create(handlers);
    List<FolderLock> locks = new ArrayList<>();
    try {
      locks.add(FolderLock.take(dataDir.resolve("signalbox.lock"), dataDir));
      // Another data folder's settings may name the same file.
      locks.add(FolderLock.take(Path.of(logFile + ".lock"), logFile));
      SqliteFile file = new SqliteFile(logFile, Profile.LOG, settings.busyTimeout(), logTuning);
      return new SqliteInbox(
          EventLog.open(
              file, settings, options, LedgerPositions.highest(handlers, settings.busyTimeout())),
          new HandlerDirectory(handlers, settings.busyTimeout()),
          locks,
          settings.dedupeHorizon(),
          clock);
    } catch (RuntimeException e) {
      locks.forEach(FolderLock::close);
      throw e;
    }
  }

  /** The file that a URL names. */
  static Path logFile(String url) {
    String name = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : "";
    // An inbox in memory would lose what senders were told is stored; the driver's other forms
    // would open other files than the one that is locked.
    if (name.isBlank() || name.startsWith(":") || name.startsWith("file:") || name.contains("?")) {
      throw new InboxException(
          "expected an inbox URL of the form jdbc:sqlite:<file>, found '" + url + "'");
    }
    try {
      return Path.of(name).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new InboxException("the inbox URL '" + url + "' names no file", e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InboxException(
          "cannot create the folder " + folder + "; check that this process may write there", e);
    }
  }
}
