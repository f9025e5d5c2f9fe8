package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.inbox.jdbc.internal.log.LogOptions;
import dev.signalbox.inbox.jdbc.internal.log.SqliteInboxOpener;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import java.time.Clock;

/**
 * Opens inboxes on SQLite, for URLs {@code jdbc:sqlite:<file>}. The log is that file; the ledgers
 * of the handlers are files in the folder {@code handlers} of the data folder. One process at a
 * time.
 */
public final class SqliteInboxProvider implements InboxProvider {

  private final SqliteInboxOpener opener =
      new SqliteInboxOpener(LogOptions.USUAL, ConnectionTuning.NONE);

  /** For {@link java.util.ServiceLoader} and the bundle's activator. */
  public SqliteInboxProvider() {}

  @Override
  public boolean accepts(String url) {
    return url.startsWith(SqliteInboxOpener.PREFIX);
  }

  /**
   * Opens, creating file and folders that are missing.
   *
   * @throws InboxException when the URL names no file, another process has the files, or a file is
   *     damaged, not a database, of a newer version, or not writable
   */
  @Override
  public Inbox open(InboxSettings settings, Clock clock) {
    return opener.open(settings, clock);
  }
}
