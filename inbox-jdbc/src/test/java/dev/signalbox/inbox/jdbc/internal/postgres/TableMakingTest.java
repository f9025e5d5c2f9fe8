package dev.signalbox.inbox.jdbc.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may make a handler's tables. */
class TableMakingTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final LockKey KEY = LockKey.ofTables("s");

  private static PostgresServer server;
  private static String url;

  @BeforeAll
  static void start() {
    server = PostgresServer.start();
    url = server.newDatabase();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void statementThatMakesATable_takesTheLock_untilTheConnectionIsGivenBack() throws Exception {
    try (Connection connection = PostgresServer.connect(url);
        Connection other = PostgresServer.connect(url)) {
      TableMaking making = new TableMaking("s", LONG);
      making.before(connection, "SELECT created_at FROM dropped");
      assertThat(isFree(other)).isTrue();

      making.before(connection, "\n -- first\n create table if not exists t (id bigint)");
      assertThat(isFree(other)).isFalse();
      making.after(connection);

      assertThat(isFree(other)).isTrue();
    }
  }

  @Test
  void secondConnectionOfTheSameNode_doesNotWaitForTheFirst() throws Exception {
    try (Connection connection = PostgresServer.connect(url);
        Connection second = PostgresServer.connect(url);
        Connection other = PostgresServer.connect(url)) {
      TableMaking making = new TableMaking("s", LONG);
      making.before(connection, "CREATE TABLE t (id bigint)");

      making.before(second, "CREATE TABLE u (id bigint)");
      making.after(second);

      assertThat(isFree(other)).isFalse();
      making.after(connection);
      assertThat(isFree(other)).isTrue();
    }
  }

  @Test
  void nodeThatWaitsInVain_goesOn_andDoesNotTakeTheLockFromTheOther() throws Exception {
    try (Connection theirs = PostgresServer.connect(url);
        Connection connection = PostgresServer.connect(url);
        Connection third = PostgresServer.connect(url)) {
      assertThat(KEY.tryLock(theirs)).isTrue();
      TableMaking making = new TableMaking("s", SHORT);

      making.before(connection, "ALTER TABLE t ADD COLUMN c text");
      making.after(connection);
      assertThat(isFree(third)).isFalse();
      KEY.unlock(theirs);

      making.before(connection, "DROP TABLE t");
      assertThat(isFree(third)).isFalse();
      making.after(connection);
      assertThat(isFree(third)).isTrue();
    }
  }

  private static boolean isFree(Connection session) throws SQLException {
    boolean free = KEY.tryLock(session);
    if (free) {
      KEY.unlock(session);
    }
    return free;
  }
}
