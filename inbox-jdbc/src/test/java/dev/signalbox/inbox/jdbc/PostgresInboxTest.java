package dev.signalbox.inbox.jdbc;

import static dev.signalbox.inbox.jdbc.Events.NOON;
import static dev.signalbox.inbox.jdbc.Events.append;
import static dev.signalbox.inbox.jdbc.Events.event;
import static dev.signalbox.inbox.jdbc.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only the inbox on PostgreSQL does. */
class PostgresInboxTest {

  private static PostgresDatabases databases;
  private final SettableClock clock = new SettableClock(NOON);
  private String url;
  private Inbox inbox;

  @BeforeAll
  static void startServer() {
    databases = new PostgresDatabases();
  }

  @AfterAll
  static void stopServer() {
    databases.close();
  }

  @BeforeEach
  void open() {
    url = databases.next();
    inbox = PostgresInboxes.open(url, clock);
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void openedAgain_goesOn() throws Exception {
    long before = append(inbox, event("a")).sequence();
    inbox.close();
    inbox = PostgresInboxes.open(url, clock);

    assertThat(append(inbox, event("a"))).isEqualTo(new AppendResult(before, Outcome.DUPLICATE));
    assertThat(append(inbox, event("b")).sequence()).isEqualTo(before + 1);
    assertThat(inbox.counts().events()).isEqualTo(2);
  }

  @Test
  void tablesOfANewerRelease_areRefused() throws Exception {
    inbox.close();
    sql(
        "INSERT INTO signalbox.schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)");

    assertThatThrownBy(() -> PostgresInboxes.open(url))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("version 70 or older, found version 99")
        .hasMessageContaining("run that version or a newer one");
    sql("DELETE FROM signalbox.schema_history WHERE installed_rank = 99");
    inbox = PostgresInboxes.open(url, clock);
  }

  @Test
  void unreachableOrWrongDatabase_isSaidWithoutThePassword() {
    assertThatThrownBy(() -> PostgresInboxes.open(url.replaceFirst("test_\\d+", "nowhere")))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("no such database")
        .hasMessageContaining("nowhere");
    assertThatThrownBy(
            () -> PostgresInboxes.open("jdbc:postgresql://127.0.0.1:1/x?user=u&password=sesame"))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("PostgreSQL at 127.0.0.1/x")
        .hasMessageNotContaining("sesame");
    assertThatThrownBy(
            () -> PostgresInboxes.open("jdbc:postgresql://h:nine/x?user=u&password=sesame"))
        .isInstanceOf(InboxException.class)
        .hasMessageNotContaining("sesame");
    assertThatThrownBy(() -> PostgresInboxes.open(url + "&currentSchema=A;drop"))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("currentSchema");
  }

  @Test
  void textThatTheDatabaseDoesNotTake_isStoredAllTheSame() throws Exception {
    String id = "a\0b\u2400c";
    String type = "t".repeat(5_000) + "\0";
    append(inbox, new NewEvent("e\0", "key\0", id, type, true, NOON, new byte[] {0}));
    append(inbox, event("other"));

    assertThat(inbox.byEventId(id))
        .singleElement()
        .satisfies(
            stored -> {
              assertThat(stored.eventId()).isEqualTo(id);
              assertThat(stored.eventType()).isEqualTo(type);
              assertThat(stored.endpoint()).isEqualTo("e\0");
            });
    assertThat(inbox.read(0, Set.of(type), 10).events()).hasSize(1);
    WaitingEvent waiting = new WaitingEvent(1, "chat\0", 1, NOON, "failed \0", false);
    try (LedgerTransaction transaction = inbox.ledger("h").begin()) {
      transaction.putWaiting(waiting);
      transaction.commit();
    }
    assertThat(inbox.ledger("h").load().waiting()).containsExactly(waiting);
  }

  @Test
  void manySendersAtOnceOnANewDay_haveNoTableReadFromEndToEnd() throws Exception {
    int rounds = 30;
    int senders = 300;
    for (int round = 0; round < rounds; round++) {
      List<CompletableFuture<AppendResult>> appends = new ArrayList<>();
      for (int i = 0; i < senders; i++) {
        appends.add(inbox.append(event(round + "-" + i)).toCompletableFuture());
      }
      for (CompletableFuture<AppendResult> append : appends) {
        assertThat(append.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.STORED);
      }
    }
    // A session's own counts are told when it ends, all of a table's at one time.
    inbox.close();
    await()
        .untilAsserted(
            () ->
                assertThat(
                        texts(
                            "SELECT sum(n_tup_ins) FROM pg_stat_user_tables"
                                + " WHERE relname LIKE 'dedupe%'"))
                    .containsExactly(String.valueOf(rounds * senders)));

    long read = 0;
    for (String rows :
        texts(
            "SELECT seq_tup_read FROM pg_stat_user_tables"
                + " WHERE relname LIKE 'dedupe%' OR relname LIKE 'event%'")) {
      read += Long.parseLong(rows);
    }
    assertThat(read).isLessThan(rounds * senders);
    inbox = PostgresInboxes.open(url, clock);
  }

  @Test
  void largeBodies_comeInPagesThatFitIntoTheHeap() throws Exception {
    for (int i = 0; i < 20; i++) {
      append(inbox, new NewEvent("e", "k" + i, "k" + i, "t.t", true, NOON, new byte[1024 * 1024]));
    }
    List<String> read = new ArrayList<>();
    EventPage page = inbox.read(0, List.of(), 100);
    while (!page.events().isEmpty()) {
      assertThat(page.events()).hasSizeLessThanOrEqualTo(9);
      read.addAll(ids(page.events()));
      page = inbox.read(page.through(), List.of(), 100);
    }
    assertThat(read).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void oldDays_areDroppedAndNotDeletedRowByRow() throws Exception {
    append(inbox, event("monday", "t.t", NOON));
    append(inbox, event("tuesday", "t.t", NOON.plus(Duration.ofDays(1))));
    append(inbox, event("today", "t.t", NOON.plus(Duration.ofDays(9))));
    assertThat(tables("event_%")).isEqualTo(3);
    clock.advance(Duration.ofDays(9));

    // Tuesday's event is hidden, but not all of Tuesday is over the horizon of the keys.
    assertThat(inbox.purge(Instant.MIN, 0, NOON.plus(Duration.ofHours(1)))).isEqualTo(1);
    assertThat(tables("event_%")).isEqualTo(2);
    assertThat(tables("dedupe_%")).isEqualTo(1);
    assertThat(inbox.purge(Instant.MIN, 0, NOON.plus(Duration.ofDays(5)))).isEqualTo(1);
    assertThat(tables("event_%")).isEqualTo(1);

    assertThat(ids(inbox.read(0, List.of(), 10).events())).containsExactly("today");
    // A day whose tables have gone may be needed again.
    assertThat(append(inbox, event("late", "t.t", NOON)).outcome()).isEqualTo(Outcome.STORED);
    assertThat(ids(inbox.read(0, List.of(), 10).events())).containsExactly("today", "late");
  }

  @Test
  void keysOfFourDays_areInOneTable_andKnownOnTheDaysAfter() throws Exception {
    Duration block = Duration.ofDays(4);
    Instant first =
        Instant.ofEpochSecond(NOON.getEpochSecond() / block.toSeconds() * block.toSeconds());
    for (int day = 0; day <= 4; day++) {
      append(inbox, event("day" + day, "t.t", first.plus(Duration.ofDays(day))));
    }
    assertThat(tables("event_%")).isEqualTo(5);
    assertThat(tables("dedupe_%")).isEqualTo(2);

    Instant last = first.plus(block);
    for (int day = 0; day <= 4; day++) {
      assertThat(append(inbox, event("day" + day, "t.t", last)).outcome())
          .isEqualTo(Outcome.DUPLICATE);
    }

    // The first day is over the horizon, its table is not.
    clock.advance(Duration.between(NOON, last.plus(Duration.ofDays(1))));
    inbox.purge(Instant.MIN, 0, Instant.MIN);
    assertThat(tables("dedupe_%")).isEqualTo(2);
    assertThat(append(inbox, event("day0", "t.t", last)).outcome()).isEqualTo(Outcome.STORED);
    assertThat(append(inbox, event("day0", "t.t", last)).outcome()).isEqualTo(Outcome.DUPLICATE);
    assertThat(append(inbox, event("day2", "t.t", last)).outcome()).isEqualTo(Outcome.DUPLICATE);

    clock.advance(Duration.ofDays(3));
    inbox.purge(Instant.MIN, 0, Instant.MIN);
    assertThat(tables("dedupe_%")).isEqualTo(1);
  }

  @Test
  void handlers_haveASchemaEach_andTheirTablesCommitWithThePosition() throws Exception {
    HandlerLedger a = inbox.ledger("acme.contacts");
    HandlerLedger b = inbox.ledger("acme-contacts");
    for (HandlerLedger ledger : List.of(a, b)) {
      execute(ledger, "CREATE TABLE note (id VARCHAR(20) PRIMARY KEY)");
    }
    try (LedgerTransaction transaction = a.begin()) {
      transaction.savepoint();
      execute(a, "INSERT INTO note (id) VALUES ('undone')");
      transaction.rollbackToSavepoint();
      transaction.savepoint();
      execute(a, "INSERT INTO note (id) VALUES ('kept')");
      transaction.releaseSavepoint();
      transaction.position(2);
      assertThat(notes(b)).isEmpty();
      transaction.commit();
    }
    try (LedgerTransaction transaction = b.begin()) {
      execute(b, "INSERT INTO note (id) VALUES ('rolled back')");
      transaction.position(7);
    }

    assertThat(notes(a)).containsExactly("kept");
    assertThat(notes(b)).isEmpty();
    assertThat(b.load().position()).isZero();
    assertThat(schemas()).contains("signalbox", "signalbox_acme_contacts").hasSize(3);
  }

  @Test
  void handlersConnection_endsNoTransaction() throws Exception {
    HandlerLedger ledger = inbox.ledger("h");
    execute(ledger, "CREATE TABLE note (id VARCHAR(20) PRIMARY KEY)");
    try (LedgerTransaction transaction = ledger.begin();
        Connection connection = ledger.dataSource().getConnection()) {
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> execute(connection, "commit")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> execute(connection, "ABORT")).isInstanceOf(SQLException.class);
      execute(connection, "DO $x$ BEGIN PERFORM 1; COMMENT ON TABLE note IS 'a;b'; END $x$");
      Savepoint savepoint = connection.setSavepoint();
      assertThatThrownBy(() -> execute(connection, "INSERT INTO nowhere VALUES (1)"))
          .isInstanceOf(SQLException.class);
      connection.rollback(savepoint);
      execute(connection, "INSERT INTO note (id) VALUES ('kept')");
      transaction.commit();
    }
    assertThat(notes(ledger)).containsExactly("kept");
  }

  @Test
  void swallowedFailure_isSaidClearly() throws Exception {
    HandlerLedger ledger = inbox.ledger("h");
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.savepoint();
      assertThatThrownBy(() -> execute(ledger, "INSERT INTO nowhere VALUES (1)"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(transaction::releaseSavepoint)
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("the handler went on");
      transaction.rollbackToSavepoint();
      transaction.position(1);
      transaction.commit();
    }
    assertThat(ledger.load().position()).isEqualTo(1);
  }

  @Test
  void connectionLeftInATransaction_isCleanForTheNextUser() throws Exception {
    HandlerLedger ledger = inbox.ledger("h");
    execute(ledger, "CREATE TABLE note (id VARCHAR(20) PRIMARY KEY)");
    try (Connection connection = ledger.dataSource().getConnection()) {
      execute(connection, "BEGIN");
      execute(connection, "INSERT INTO note (id) VALUES ('left open')");
    }
    assertThat(notes(ledger)).isEmpty();
  }

  private static void execute(HandlerLedger ledger, String sql) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection()) {
      execute(connection, sql);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> notes(HandlerLedger ledger) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection()) {
      return texts(connection, "SELECT id FROM note ORDER BY id");
    }
  }

  private List<String> schemas() throws SQLException {
    try (Connection connection = PostgresServer.connect(url)) {
      return texts(connection, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'signalbox%'");
    }
  }

  private int tables(String pattern) throws SQLException {
    try (Connection connection = PostgresServer.connect(url)) {
      return texts(
              connection,
              "SELECT tablename FROM pg_tables WHERE schemaname = 'signalbox' AND tablename LIKE '"
                  + pattern.replace("_", "\\_")
                  + "'")
          .size();
    }
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = PostgresServer.connect(url)) {
      execute(connection, sql);
    }
  }

  private List<String> texts(String sql) throws SQLException {
    try (Connection connection = PostgresServer.connect(url)) {
      return texts(connection, sql);
    }
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
