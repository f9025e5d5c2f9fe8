package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an inbox together. */
public final class PostgresInboxOpener {

  private static final int OLDEST_SERVER = 13;
  private static final String DATA_SOURCE = "datasource:";
  private static final Logger LOG = LoggerFactory.getLogger(PostgresInboxOpener.class);

  /** There is nothing to be set. */
  public PostgresInboxOpener() {}

  /** Whether this is a URL of PostgreSQL, or names a data source. */
  public boolean accepts(String url) {
    return url.startsWith(Address.PREFIX) || url.startsWith(DATA_SOURCE);
  }

  /** Looks at the server, brings the tables up to date, and starts the threads. */
  public Inbox open(InboxSettings settings, Clock clock) {
    Database database = prepare(settings);
    try {
      CopyMark mark = new CopyMark(database.schema());
      database.with(
          "opening the inbox",
          connection -> {
            mark.refuseHalf(connection, database.where());
            return true;
          });
      return assemble(database, settings, clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Opens what is half a copy, for whoever makes it. */
  static Inbox openForCopy(InboxSettings settings, Clock clock) {
    Database database = prepare(settings);
    try {
      return assemble(database, settings, clock);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Looks at the server and brings the tables up to date. */
  static Database prepare(InboxSettings settings) {
    Database database = new Database(sessions(settings), settings.busyTimeout());
    try {
      look(database);
      new Migrations(database).run();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Sessions sessions(InboxSettings settings) {
    return settings
        .dataSource()
        .<Sessions>map(
            source ->
                BorrowedSessions.of(
                    source, settings.url().substring(DATA_SOURCE.length()), settings.busyTimeout()))
        .orElseGet(
            () ->
                new OwnSessions(
                    Address.of(settings.url()), settings.busyTimeout(), settings.poolSize()));
  }

  private static Inbox assemble(Database database, InboxSettings settings, Clock clock) {
    Status status = new Status();
    NodeName node = NodeName.ofThisProcess();
    Tenures tenures = new Tenures(database, settings.node(), clock.instant());
    Ledgers ledgers = new Ledgers(database, tenures, settings.node().shards());
    try {
      PostgresSharedState shared = new PostgresSharedState(database);
      EventLog log = EventLog.open(database, settings, node.text(), status, tenures::look, shared);
      return new PostgresInbox(
          database, log, status, ledgers, tenures, shared, settings.dedupeHorizon(), clock);
    } catch (RuntimeException e) {
      ledgers.close();
      throw e;
    }
  }

  private static void look(Database database) {
    // Not from a pool, which hides why a connection cannot be made.
    try (Connection connection = database.open("signalbox start", Database.ANSWER)) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST_SERVER) {
        throw new InboxException(
            "expected PostgreSQL "
                + OLDEST_SERVER
                + " or newer, found "
                + connection.getMetaData().getDatabaseProductVersion()
                + " as "
                + database.where());
      }
      String encoding = Database.show(connection, "server_encoding");
      if (!encoding.equals("UTF8")) {
        throw new InboxException(
            "expected a database with encoding UTF8 as "
                + database.where()
                + ", found "
                + encoding
                + "; create it with ENCODING 'UTF8' TEMPLATE template0");
      }
      database.verifySync(connection);
      if (Database.show(connection, "fsync").equals("off")) {
        LOG.warn(
            "SBX-3108 {} runs with fsync = off: what senders were told is stored may be lost when"
                + " its machine fails",
            database.where());
      }
    } catch (SQLException e) {
      throw database.failed("opening the inbox", e);
    }
  }
}
