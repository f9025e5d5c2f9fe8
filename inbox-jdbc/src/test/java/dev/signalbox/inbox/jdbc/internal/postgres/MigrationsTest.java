package dev.signalbox.inbox.jdbc.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Claim;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.inbox.jdbc.internal.log.PendingAppend;
import dev.signalbox.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tables of the release before: brought up to date, and used by nodes of both. */
class MigrationsTest {

  private static final String OLD_LEDGER =
      """
      INSERT INTO signalbox.ledger (handler, storage) VALUES ('h', 'signalbox_h');
      INSERT INTO signalbox.ledger_shard (handler, shard, position, epoch, node) VALUES ('h', 0, 0, 7, 'old');
      INSERT INTO signalbox.ledger_waiting (handler, sequence, shard, order_key, attempts, due, error, replay)
        VALUES ('h', 1, 0, 'k', 2, 5, 'no', 0);
      CREATE SCHEMA signalbox_h""";

  /**
   * On the second of four days whose keys are in one table: on the last of them it would be the
   * same table for both releases.
   */
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static final String TABLES_OF_OLD_NODE = "SELECT signalbox.make_day_1(%1$d, '%1$d')";

  private static final List<String> RELEASE_BEFORE =
      List.of(
          "V1__inbox.sql",
          "V10__shards.sql",
          "V20__copy_shared.sql",
          "V30__append_fresh.sql",
          "V40__append_alone.sql",
          "V50__ids_near.sql",
          "V60__append_by_index.sql");

  /** Outcomes of the function that appends. */
  private static final int DUPLICATE = 1;

  private static final int ALL_STORED = 3;

  private static final String APPEND_OF_NODE_BEFORE =
      """
      SELECT outcome FROM signalbox.append_events_4('old', ARRAY[decode('%s', 'hex')], ARRAY[decode('%s', 'hex')],
        ARRAY[%d], ARRAY[%d::bigint], ARRAY[1::smallint], ARRAY[0], ARRAY[0], ARRAY['t'], ARRAY['default'],
        ARRAY['id'], ARRAY['{}'::bytea], ARRAY[0], 100) ORDER BY place DESC""";

  private static final String APPEND_OF_OLD_NODE =
      """
      SELECT signalbox.append_events_1('old', ARRAY[decode(md5('k'), 'hex')], ARRAY[decode(md5('b'), 'hex')],
        ARRAY[%d], ARRAY[%d::bigint], ARRAY[1::smallint], ARRAY[%d], ARRAY[0], ARRAY['t'], ARRAY['default'],
        ARRAY['by-old'], ARRAY['{}'::bytea], 100)""";

  @Test
  void ledgerOfTheReleaseBefore_goesOnInOneShard_andItsNodesMayAppend() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      String url = server.newDatabase();
      try (Database database = database(url)) {
        new Migrations(database, List.of("V1__inbox.sql")).run();
        execute(url, OLD_LEDGER);
      }
      try (Inbox inbox = open(url)) {
        Instant now = Instant.now();
        inbox
            .append(new NewEvent("default", "a", "a", "t", true, now, new byte[] {'{', '}'}))
            .toCompletableFuture()
            .get(30, TimeUnit.SECONDS);
        execute(url, TABLES_OF_OLD_NODE.formatted(now.toEpochMilli() / 86_400_000));
        execute(
            url,
            APPEND_OF_OLD_NODE.formatted(
                now.toEpochMilli() / 86_400_000, now.toEpochMilli(), "t".hashCode()));

        HandlerLedger ledger = inbox.ledger("h");
        assertThat(ledger.shards()).isEqualTo(1);
        assertThat(ledger.claim()).isEqualTo(Claim.CHANGED);
        assertThat(ledger.load().waiting()).hasSize(1);
        await().until(() -> inbox.lastSequence() == 2);
        assertThat(inbox.read(0, List.of("t"), new Shards(1, Set.of(0)), 10).events()).hasSize(2);
        assertThat(inbox.read(0, List.of("t"), new Shards(16, Set.of(0)), 10).events())
            .anyMatch(event -> event.eventId().equals("by-old"));
      }
    }
  }

  @Test
  void keysOfTheReleaseBefore_areKnown_andItsNodesKnowThoseOfThisOne() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      String url = server.newDatabase();
      try (Database database = database(url)) {
        new Migrations(database, RELEASE_BEFORE).run();
        execute(url, tablesOfOldNode());
        assertThat(appendOnOldNode(url, "old")).isEqualTo(ALL_STORED);
      }
      try (Inbox inbox = open(url)) {
        assertThat(append(inbox, "old")).isEqualTo(Outcome.DUPLICATE);
        assertThat(append(inbox, "new")).isEqualTo(Outcome.STORED);
        assertThat(appendOnOldNode(url, "new")).isEqualTo(DUPLICATE);
        // Or it would find duplicates everywhere.
        assertThat(appendOnOldNode(url, "other")).isEqualTo(ALL_STORED);
        assertThat(append(inbox, "other")).isEqualTo(Outcome.DUPLICATE);
      }
    }
  }

  @Test
  void nodeOfTheReleaseBefore_doesNotStartOnNewerTables() {
    try (PostgresServer server = PostgresServer.start();
        Database database = database(server.newDatabase())) {
      new Migrations(database).run();

      assertThatThrownBy(() -> new Migrations(database, List.of("V1__inbox.sql")).run())
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("version 1 or older, found version 70")
          .hasMessageContaining("run that version or a newer one");
    }
  }

  @Test
  void historyOfThisRelease_isKnown_andOneWithAnotherTextIsNot() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      String url = server.newDatabase();
      try (Database database = database(url)) {
        List<Step> one = List.of(Step.read("V1__inbox.sql"));
        History history = new History(database);
        assertThat(history.isExactly(one)).isFalse();
        new Migrations(database, List.of("V1__inbox.sql")).run();
        assertThat(history.isExactly(one)).isTrue();

        new Migrations(database).run();

        assertThat(history.isExactly(one)).isFalse();
        assertThat(
                history.isExactly(
                    List.of(
                        Step.read("V1__inbox.sql"),
                        Step.read("V10__shards.sql"),
                        Step.read("V20__copy_shared.sql"),
                        Step.read("V30__append_fresh.sql"),
                        Step.read("V40__append_alone.sql"),
                        Step.read("V50__ids_near.sql"),
                        Step.read("V60__append_by_index.sql"),
                        Step.read("V70__append_by_place.sql"))))
            .isTrue();
        execute(url, "UPDATE signalbox.schema_history SET checksum = 0 WHERE version = '10'");
        assertThatThrownBy(() -> new Migrations(database).run())
            .isInstanceOf(InboxException.class)
            .hasStackTraceContaining("checksum");
      }
    }
  }

  private static String tablesOfOldNode() {
    return TABLES_OF_OLD_NODE.formatted(NOW.toEpochMilli() / 86_400_000);
  }

  private static NewEvent event(String id) {
    return new NewEvent("default", id, id, "t", true, NOW, new byte[] {'{', '}'});
  }

  private static Outcome append(Inbox inbox, String id) throws Exception {
    return inbox.append(event(id)).toCompletableFuture().get(30, TimeUnit.SECONDS).outcome();
  }

  private static int appendOnOldNode(String url, String id) throws SQLException {
    PendingAppend append = PendingAppend.of(event(id));
    long now = append.event().receivedAt().toEpochMilli();
    String sql =
        APPEND_OF_NODE_BEFORE.formatted(
            HexFormat.of().formatHex(append.key().bytes()),
            HexFormat.of().formatHex(append.bodyDigest().bytes()),
            now / 86_400_000,
            now);
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getInt(1);
    }
  }

  private static Database database(String url) {
    Duration patience = Duration.ofSeconds(5);
    return new Database(new OwnSessions(Address.of(url), patience, 2), patience);
  }

  private static Inbox open(String url) {
    return new PostgresInboxOpener()
        .open(
            new InboxSettings(
                url,
                Path.of(System.getProperty("java.io.tmpdir")),
                Duration.ofHours(96),
                100,
                1 << 20,
                Duration.ofSeconds(5)),
            Clock.systemUTC());
  }

  private static void execute(String url, String sql) throws SQLException {
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
