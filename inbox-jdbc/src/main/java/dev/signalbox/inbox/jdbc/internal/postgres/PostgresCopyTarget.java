package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.inbox.jdbc.internal.copy.CopyTarget;
import dev.signalbox.inbox.jdbc.internal.copy.CopyTotals;
import dev.signalbox.inbox.jdbc.internal.copy.StoredConflict;
import dev.signalbox.inbox.jdbc.internal.copy.StoredKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** An empty inbox on PostgreSQL that no node uses. */
public final class PostgresCopyTarget implements CopyTarget {

  private final Database database;
  private final InboxSettings settings;
  private final Clock clock;
  private final CopyRows rows;
  private final CopyMark mark;

  /** Holds the lock that nodes would need. */
  private final Connection session;

  private Optional<Inbox> inbox = Optional.empty();

  private PostgresCopyTarget(
      Database database, InboxSettings settings, Clock clock, Connection session) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    this.session = session;
    this.rows = new CopyRows(database.schema(), settings.node().orderKeys());
    this.mark = new CopyMark(database.schema());
  }

  /**
   * Brings the tables up to date and keeps nodes away.
   *
   * @throws InboxException when there are nodes
   */
  public static PostgresCopyTarget open(InboxSettings settings, Clock clock) {
    Database database = PostgresInboxOpener.prepare(settings);
    try {
      Connection session = database.open("signalbox copy", Database.ANSWER);
      if (!new NodesLock(database.schema()).takeAlone(session)) {
        session.close();
        throw new InboxException(
            "the inbox in schema "
                + database.schema()
                + " of "
                + database.where()
                + " is in use by a node, or by another copy; stop it first");
      }
      return new PostgresCopyTarget(database, settings, clock, session);
    } catch (SQLException e) {
      database.close();
      throw database.failed("opening the target", e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  @Override
  public Progress begin(String source) {
    return database.inTransaction(
        "beginning the copy",
        connection -> {
          mark.begin(connection, source, database.where());
          return rows.progress(connection);
        });
  }

  @Override
  public void addEvents(List<StoredEvent> events) {
    database.inTransaction("storing events", connection -> rows.events(connection, events));
  }

  @Override
  public void addKeys(List<StoredKey> keys) {
    database.inTransaction("storing dedupe keys", connection -> rows.keys(connection, keys));
  }

  @Override
  public void addConflicts(List<StoredConflict> conflicts) {
    database.inTransaction(
        "storing conflicts", connection -> rows.conflicts(connection, conflicts));
  }

  @Override
  public Inbox inbox() {
    if (inbox.isEmpty()) {
      inbox = Optional.of(PostgresInboxOpener.openForCopy(settings, clock));
    }
    return inbox.get();
  }

  @Override
  public CopyTotals totals() {
    return database.readTogether("counting the copy", rows::totals);
  }

  @Override
  public void finish(CopyTotals totals) {
    database.inTransaction(
        "finishing the copy",
        connection -> {
          requireAlone();
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "UPDATE "
                      + database.schema()
                      + ".state SET version = version + 1, last_sequence = ?, events = ?,"
                      + " unreadable = ?, conflicts = ? WHERE id = 1 AND last_sequence = 0")) {
            statement.setLong(1, totals.lastSequence());
            statement.setLong(2, totals.events());
            statement.setLong(3, totals.unreadable());
            statement.setLong(4, totals.conflicts());
            if (statement.executeUpdate() != 1) {
              throw new InboxException(
                  "somebody has stored events in " + database.where() + " while it was copied to");
            }
          }
          rows.afterConflicts(connection);
          mark.finish(connection);
          return totals;
        });
  }

  /** The lock is gone when its session is. */
  private void requireAlone() throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1")) {
      row.next();
    }
  }

  @Override
  public void close() {
    try {
      inbox.ifPresent(Inbox::close);
      session.close();
    } catch (SQLException e) {
      throw database.failed("closing the target", e);
    } finally {
      database.close();
    }
  }
}
