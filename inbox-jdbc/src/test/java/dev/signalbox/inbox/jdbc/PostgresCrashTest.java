package dev.signalbox.inbox.jdbc;

import static dev.signalbox.inbox.jdbc.Events.append;
import static dev.signalbox.inbox.jdbc.Events.event;
import static dev.signalbox.inbox.jdbc.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The server crashes, and loses what it had committed in memory only: here it writes that to its
 * disk by itself as late as it can be told to.
 */
class PostgresCrashTest {

  private static final int ROUNDS = 5;

  private static final String APPEND =
      """
      SELECT set_config('synchronous_commit', 'off', true), signalbox.append_events_5('raw', ARRAY[decode(md5('%1$s'), 'hex')], ARRAY[decode(md5('b'), 'hex')],
        ARRAY[%2$d], ARRAY[%3$d::bigint], ARRAY[1::smallint], ARRAY[0], ARRAY[0], ARRAY['t'], ARRAY['default'],
        ARRAY['%1$s'], ARRAY['{}'::bytea], ARRAY[0], 100)""";

  private PostgresServer server;
  private String url;

  @BeforeEach
  void start() {
    server =
        PostgresServer.start(
            List.of("shared_buffers = 64MB", "wal_buffers = 16MB", "wal_writer_delay = 10s"));
    url = server.newDatabase();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatWasAcknowledged_isThereAfterACrash() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < ROUNDS; round++) {
      try (Inbox inbox = PostgresInboxes.open(url)) {
        // The tables of the day are made by the first one, in a commit that waits.
        append(inbox, event("first" + round));
        List<CompletableFuture<?>> appends = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          String id = round + "-" + i;
          CompletableFuture<AppendResult> append = inbox.append(event(id)).toCompletableFuture();
          appends.add(append.thenRun(() -> acknowledged.add(id)));
        }
        appends.get(150).get(30, TimeUnit.SECONDS);
        server.kill();
        CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new))
            .handle((done, failure) -> null)
            .get(30, TimeUnit.SECONDS);
      }
      server.startAgain();
      try (Inbox inbox = PostgresInboxes.open(url)) {
        assertThat(ids(inbox.read(0, List.of(), 10_000).events()))
            .containsAll(acknowledged)
            .doesNotHaveDuplicates();
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(100);
  }

  @Test
  void whatIsSaidToBeThere_isThereAfterACrash() throws Exception {
    try (Inbox inbox = PostgresInboxes.open(url)) {
      append(inbox, event("first"));
      for (int round = 0; round < ROUNDS; round++) {
        long before = inbox.lastSequence();
        appendWithoutWaiting("another" + round);
        await().until(() -> inbox.lastSequence() > before);
        long said = inbox.lastSequence();
        server.kill();
        server.startAgain();
        await().until(() -> inbox.state().writable() || tryAgain(inbox));
        assertThat(last()).isGreaterThanOrEqualTo(said);
      }
    }
  }

  /** An append is what finds out that the server was away. */
  private static boolean tryAgain(Inbox inbox) {
    inbox.append(event("after"));
    return false;
  }

  /** Or the tests above could not fail. */
  @Test
  void whatNobodyWaitedFor_isLostInACrash() throws Exception {
    try (Inbox inbox = PostgresInboxes.open(url)) {
      append(inbox, event("first"));
    }
    boolean lost = false;
    for (int round = 0; round < ROUNDS && !lost; round++) {
      long before = last();
      appendWithoutWaiting("another" + round);
      assertThat(last()).isEqualTo(before + 1);
      server.kill();
      server.startAgain();
      lost = last() == before;
    }
    assertThat(lost).isTrue();
  }

  private void appendWithoutWaiting(String id) throws SQLException {
    long now = Events.NOON.toEpochMilli();
    long day = now / 86_400_000;
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(APPEND.formatted(id, day, now));
    }
  }

  private long last() throws SQLException {
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT last_sequence FROM signalbox.state")) {
      row.next();
      return row.getLong(1);
    }
  }
}
