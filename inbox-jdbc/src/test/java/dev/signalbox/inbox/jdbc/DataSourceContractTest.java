package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL through connections that belong to somebody else. */
class DataSourceContractTest extends InboxContractTest {

  private static PostgresDatabases databases;

  @BeforeAll
  static void startServer() {
    databases = new PostgresDatabases("&currentSchema=other");
  }

  @AfterAll
  static void stopServer() {
    databases.close();
  }

  @Override
  Inbox open(SettableClock clock) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(databases.next());
    return PostgresInboxes.open(source, clock, 1);
  }
}
