package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresContractTest extends InboxContractTest {

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
    return PostgresInboxes.open(databases.next(), clock, 1);
  }
}
