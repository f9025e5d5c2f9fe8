package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.inbox.jdbc.internal.postgres.PostgresInboxOpener;
import dev.signalbox.inbox.jdbc.internal.spool.SpoolingInbox;
import java.time.Clock;

/**
 * Opens inboxes on PostgreSQL 13 and newer, for URLs {@code
 * jdbc:postgresql://<host>:<port>/<database>?user=...}. The log and the ledgers are in the schema
 * {@code currentSchema} of the URL, {@code signalbox} when it names none; each handler has a schema
 * of its own beside it. Several nodes may use one database.
 */
public final class PostgresInboxProvider implements InboxProvider {

  private final PostgresInboxOpener opener = new PostgresInboxOpener();

  /** For {@link java.util.ServiceLoader} and the bundle's activator. */
  public PostgresInboxProvider() {}

  @Override
  public boolean accepts(String url) {
    return opener.accepts(url);
  }

  /**
   * Opens, making schema and tables that are missing.
   *
   * @throws InboxException when the database cannot be reached, is too old, or has tables of a
   *     newer release
   */
  @Override
  public Inbox open(InboxSettings settings, Clock clock) {
    Inbox inbox = opener.open(settings, clock);
    return settings
        .spool()
        .map(folder -> SpoolingInbox.before(inbox, folder, settings))
        .orElse(inbox);
  }
}
