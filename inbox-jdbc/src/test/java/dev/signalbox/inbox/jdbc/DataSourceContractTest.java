package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.testing.postgres.PostgresServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL through connections that belong to somebody else. */
class DataSourceContractTest extends InboxContractTest {

  private static PostgresServer server;
  private static String database;
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
    database = server.newDatabase();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Override
  Inbox open(SettableClock clock) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database);
    source.setCurrentSchema("inbox_" + SCHEMAS.incrementAndGet());
    return PostgresInboxes.open(source, clock, 1);
  }
}
