package dev.signalbox.inbox.jdbc;

import static dev.signalbox.inbox.jdbc.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The transaction that a handler's tables share with its position. */
class SqliteLedgerTest {

  @TempDir Path folder;
  private Inbox inbox;
  private HandlerLedger ledger;
  private DataSource source;

  @BeforeEach
  void open() throws SQLException {
    inbox =
        new SqliteInboxProvider()
            .open(SqliteInboxes.settings(folder, 100, Duration.ofMillis(300)), Clock.systemUTC());
    ledger = inbox.ledger("my-handler.v1");
    source = ledger.dataSource();
    run(source, "CREATE TABLE IF NOT EXISTS seen (id INTEGER PRIMARY KEY, name TEXT UNIQUE)");
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void handlerHasAFileOfItsOwn() {
    assertThat(folder.resolve("handlers/my-handler.v1.db")).exists();
  }

  @Test
  void committed_tablesAndPositionAreThereTogether() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.savepoint();
      insert(1);
      transaction.releaseSavepoint();
      transaction.position(1);
      assertThat(countElsewhere()).isZero();
      transaction.commit();
    }

    assertThat(count()).isEqualTo(1);
    assertThat(ledger.load().position()).isEqualTo(1);
  }

  @Test
  void closedWithoutCommit_tablesAndPositionAreBackTogether() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1);
      transaction.position(1);
    }

    assertThat(count()).isZero();
    assertThat(ledger.load().position()).isZero();
  }

  @Test
  void failedEventBetweenGoodOnes_leavesNothing() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      for (int i = 1; i <= 3; i++) {
        transaction.savepoint();
        insert(i);
        if (i == 2) {
          transaction.rollbackToSavepoint();
          transaction.putWaiting(new WaitingEvent(i, "", 1, NOON, "x", false));
        } else {
          transaction.releaseSavepoint();
        }
      }
      transaction.position(3);
      transaction.commit();
    }

    assertThat(count()).isEqualTo(2);
    assertThat(ledger.load().waiting()).extracting(WaitingEvent::sequence).containsExactly(2L);
  }

  @Test
  void connectionInTransaction_seesItsOwnWrites() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1);
      assertThat(count()).isEqualTo(1);
      assertThat(countElsewhere()).isZero();
      transaction.commit();
    }
  }

  @Test
  void endingTheTransaction_isRefused() throws Exception {
    try (LedgerTransaction transaction = ledger.begin();
        Connection connection = source.getConnection()) {
      assertThatThrownBy(connection::commit).hasMessageContaining("commit is refused");
      assertThatThrownBy(connection::rollback).hasMessageContaining("rollback is refused");
      assertThatThrownBy(() -> connection.setAutoCommit(true))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("return from the handler");
      connection.setAutoCommit(false);
      assertThat(connection.getAutoCommit()).isFalse();
      assertThatThrownBy(() -> connection.unwrap(org.sqlite.SQLiteConnection.class))
          .isInstanceOf(SQLException.class);
      assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
      assertThat(connection.createStatement().getConnection()).isSameAs(connection);
      assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
      transaction.commit();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COMMIT",
        "commit transaction",
        " /* done */ END",
        "BEGIN IMMEDIATE",
        "ROLLBACK",
        "rollback transaction",
        "INSERT INTO seen VALUES (9, 'a;b'); -- so\n COMMIT"
      })
  void endingTheTransactionBySql_isRefused(String sql) throws Exception {
    try (LedgerTransaction transaction = ledger.begin();
        Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("is refused");
      assertThatThrownBy(() -> statement.executeUpdate(sql)).hasMessageContaining("is refused");
      assertThatThrownBy(() -> connection.prepareStatement(sql)).hasMessageContaining("is refused");
      transaction.commit();
    }
    assertThat(count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO seen VALUES (1, 'COMMIT; END')",
        "SELECT CASE WHEN 1 THEN 2 END",
        "SAVEPOINT mine",
        "CREATE TRIGGER t AFTER INSERT ON seen BEGIN DELETE FROM seen WHERE id = 99; END",
        "UPDATE seen SET name = 'x' -- ; COMMIT"
      })
  void ordinarySql_isNotRefused(String sql) throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      run(source, sql);
      transaction.commit();
    }
    assertThat(ledger.load().position()).isZero();
  }

  @Test
  void ownSavepoint_canBeRolledBack() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.savepoint();
      insert(1);
      try (Connection connection = source.getConnection()) {
        Savepoint savepoint = connection.setSavepoint();
        insert(2);
        connection.rollback(savepoint);
        Savepoint named = connection.setSavepoint("signalbox_event");
        insert(3);
        connection.releaseSavepoint(named);
      }
      transaction.releaseSavepoint();
      transaction.commit();
    }

    assertThat(count()).isEqualTo(2);
  }

  @Test
  void leftOpenResultSet_holdsUpNeitherRollbackNorCommit() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1);
      insert(2);
      transaction.savepoint();
      openResult("SELECT * FROM seen");
      transaction.rollbackToSavepoint();
      transaction.savepoint();
      openResult("INSERT INTO seen VALUES (3, 'x'), (4, 'y') RETURNING id");
      transaction.releaseSavepoint();
      openResult("SELECT * FROM seen");
      transaction.position(1);
      transaction.commit();
    }

    assertThat(count()).isEqualTo(4);
  }

  @Test
  void connectionKeptBeyondItsDelivery_isUnusable() throws Exception {
    Connection connection;
    PreparedStatement statement;
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.savepoint();
      connection = source.getConnection();
      statement = connection.prepareStatement("INSERT INTO seen VALUES (1, 'late')");
      transaction.releaseSavepoint();
      assertThatThrownBy(statement::executeUpdate).hasMessageContaining("given back");
      transaction.commit();
    }
    assertThat(connection.isClosed()).isTrue();
    assertThat(connection.isValid(1)).isFalse();
    assertThatThrownBy(connection::createStatement)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("given back");
    connection.close();
    assertThat(count()).isZero();
  }

  @Test
  void closedConnection_endsOnlyItself() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      Connection first = source.getConnection();
      insert(1);
      first.close();
      insert(2);
      transaction.commit();
    }
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void failedStatement_leavesTheTransactionAlive() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1);
      assertThatThrownBy(() -> insert(1)).isInstanceOf(SQLException.class);
      insert(2);
      transaction.position(1);
      transaction.commit();
    }
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void transactionRolledBackByTheDatabase_takesNothingMore() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1);
      assertThatThrownBy(() -> run(source, "INSERT OR ROLLBACK INTO seen VALUES (1, 'again')"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> insert(2)).hasMessageContaining("rolled");
      assertThatThrownBy(() -> transaction.position(1)).isInstanceOf(InboxException.class);
      assertThatThrownBy(transaction::commit).isInstanceOf(InboxException.class);
    }
    assertThat(count()).isZero();
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(3);
      transaction.commit();
    }
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void secondTransactionOnTheThread_isRefused() {
    try (LedgerTransaction transaction = ledger.begin()) {
      assertThatThrownBy(ledger::begin).isInstanceOf(IllegalStateException.class);
      transaction.commit();
    }
  }

  @Test
  void transactionOfAnotherThread_isWaitedForAndThenRefused() {
    try (LedgerTransaction transaction = ledger.begin()) {
      assertThatThrownBy(() -> CompletableFuture.supplyAsync(ledger::begin).join())
          .hasCauseInstanceOf(InboxException.class)
          .hasMessageContaining("busy timeout");
      transaction.commit();
    }
  }

  @Test
  void openTransaction_blocksNoReaderAndOtherHandlersNeither() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1);
      transaction.position(1);
      CompletableFuture<Long> seen =
          CompletableFuture.supplyAsync(
              () -> {
                assertThat(ledger.counts().dead()).isZero();
                assertThat(ledger.deadLetters(0, 10)).isEmpty();
                assertThat(ledger.outbox(1)).isEmpty();
                try (LedgerTransaction other = inbox.ledger("other").begin()) {
                  other.position(7);
                  other.commit();
                }
                return ledger.load().position();
              });
      assertThat(seen.get(10, TimeUnit.SECONDS)).isZero();
      assertThat(countElsewhere()).isZero();
      transaction.commit();
    }
    assertThat(inbox.ledger("other").load().position()).isEqualTo(7);
  }

  @Test
  void clearOutboxWithinTheTransaction_belongsToIt() {
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.publish(Events.event("a"));
      transaction.commit();
    }
    long id = ledger.outbox(1).get(0).id();
    try (LedgerTransaction transaction = ledger.begin()) {
      ledger.clearOutbox(List.of(id));
      transaction.position(1);
    }
    assertThat(ledger.outbox(10)).hasSize(1);
    try (LedgerTransaction transaction = ledger.begin()) {
      ledger.clearOutbox(List.of(id));
      transaction.commit();
    }
    assertThat(ledger.outbox(10)).isEmpty();
  }

  private enum End {
    RELEASE,
    ROLL_BACK,
    COMMIT,
    CLOSE
  }

  @ParameterizedTest
  @EnumSource
  void connectionTakenWithinATransaction_endsWithItsPart(End end) throws Exception {
    Connection connection;
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.savepoint();
      connection = source.getConnection();
      insertWith(connection, 1);
      switch (end) {
        case RELEASE -> transaction.releaseSavepoint();
        case ROLL_BACK -> transaction.rollbackToSavepoint();
        case COMMIT -> transaction.commit();
        case CLOSE -> assertThat(connection.isClosed()).isFalse();
      }
      assertThat(connection.isClosed()).isEqualTo(end != End.CLOSE);
    }
    assertThatThrownBy(connection::createStatement).hasMessageContaining("given back");

    assertThat(count()).isEqualTo(end == End.COMMIT ? 1 : 0);
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(2);
      transaction.commit();
    }
    assertThat(count()).isEqualTo(end == End.COMMIT ? 2 : 1);
  }

  @Test
  void answers_areBoundedByTheirBytesAsWell() {
    byte[] body = new byte[1024 * 1024];
    try (LedgerTransaction transaction = ledger.begin()) {
      for (int i = 1; i <= 33; i++) {
        StoredEvent event = new StoredEvent(i, "e", "i" + i, "t.t", true, NOON, body);
        transaction.putDead(new DeadLetter(event, 1, "x", NOON));
        transaction.publish(new NewEvent("e", "k" + i, "i" + i, "t.t", true, NOON, body));
      }
      transaction.commit();
    }

    assertThat(ledger.deadLetters(0, 100)).hasSize(32);
    assertThat(ledger.deadLetters(32, 100)).hasSize(1);
    assertThat(ledger.outbox(100)).hasSize(32);
  }

  @Test
  void textThatIsNoSql_isNotTakenForIt_andABatchIs() throws Exception {
    try (LedgerTransaction transaction = ledger.begin();
        Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT 7 AS \"commit\"")) {
        row.next();
        assertThat(row.getInt("commit")).isEqualTo(7);
      }
      assertThatThrownBy(() -> statement.addBatch("COMMIT")).isInstanceOf(SQLException.class);
      transaction.commit();
    }
  }

  @Test
  void interruptedThread_getsNoTurnAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(ledger::begin)
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void ordinaryConnection_commitsByItself() throws Exception {
    try (Connection connection = source.getConnection()) {
      assertThat(connection.getAutoCommit()).isTrue();
      insert(1);
      connection.setAutoCommit(false);
      insertWith(connection, 2);
      connection.rollback();
      insertWith(connection, 3);
      connection.commit();
    }
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void transactionLeftOpenOnAnOrdinaryConnection_isRolledBackAtClose() throws Exception {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      insertWith(connection, 1);
    }
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(connection.getAutoCommit()).isTrue();
      statement.execute("BEGIN");
      insertWith(connection, 2);
    }
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.position(1);
      transaction.commit();
    }
    assertThat(count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../x", "a/b", "a..b", "A", ".hidden", "a b", "a\\b", "ä"})
  void unsafeName_isRefused(String name) throws Exception {
    assertThatThrownBy(() -> inbox.ledger(name))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("'" + name + "'");
    try (var files = Files.list(folder.resolve("handlers"))) {
      assertThat(files).allMatch(file -> file.getFileName().toString().startsWith("my-handler.v1"));
    }
  }

  @Test
  void damagedLedger_isRefusedWithItsName() throws Exception {
    Path file = folder.resolve("handlers/broken.db");
    Files.writeString(file, "no database at all, but long enough to have a header ".repeat(50));

    assertThatThrownBy(() -> inbox.ledger("broken"))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void closing_waitsForATransactionThatEnds_andRollsBackOneThatDoesNot() throws Exception {
    try (Inbox patient =
        new SqliteInboxProvider()
            .open(
                SqliteInboxes.settings(
                    Files.createDirectories(folder.resolve("2")), 100, Duration.ofSeconds(20)),
                Clock.systemUTC())) {
      LedgerTransaction ending = patient.ledger("h").begin();
      ending.position(5);
      Thread closer = new Thread(patient::close);
      closer.start();
      await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
      ending.commit();
      ending.close();
      closer.join();
    }
    assertThat(OpenFiles.below(folder.resolve("2"))).isEmpty();
    CompletableFuture.runAsync(() -> ledger.begin().position(7)).join();
    inbox.close();

    assertThat(OpenFiles.below(folder)).isEmpty();
    open();
    assertThat(ledger.load().position()).isZero();
    try (Inbox again = SqliteInboxes.open(folder.resolve("2"))) {
      assertThat(again.ledger("h").load().position()).isEqualTo(5);
    }
  }

  @Test
  void ordinaryConnections_areUsedAgain() throws Exception {
    for (int i = 0; i < 20; i++) {
      try (Connection connection = source.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();
        assertThat(connection).isEqualTo(connection).isNotEqualTo(source);
      }
    }
    assertThat(source.isWrapperFor(DataSource.class)).isTrue();
    assertThat(source.isWrapperFor(Connection.class)).isFalse();
    assertThat(source.unwrap(DataSource.class)).isSameAs(source);
    assertThatThrownBy(() -> source.unwrap(Connection.class)).isInstanceOf(SQLException.class);
  }

  @Test
  void savepoints_haveAnIdOrAName() throws Exception {
    try (LedgerTransaction transaction = ledger.begin();
        Connection connection = source.getConnection()) {
      Savepoint first = connection.setSavepoint();
      Savepoint second = connection.setSavepoint();
      Savepoint named = connection.setSavepoint("mine");

      assertThat(first.getSavepointId()).isNotEqualTo(second.getSavepointId());
      assertThatThrownBy(first::getSavepointName).isInstanceOf(SQLException.class);
      assertThat(named.getSavepointName()).isEqualTo("mine");
      assertThatThrownBy(named::getSavepointId).isInstanceOf(SQLException.class);
      transaction.commit();
    }
  }

  @Test
  void everythingAfterClose_isRefusedClearly() {
    inbox.close();

    assertThatThrownBy(ledger::begin).hasMessageContaining("closed");
    // Being refused, it has not kept the turn.
    assertThatThrownBy(ledger::begin).hasMessageContaining("closed");
    assertThatThrownBy(ledger::counts).hasMessageContaining("closed");
    assertThatThrownBy(source::getConnection).hasMessageContaining("closed");
    assertThatThrownBy(() -> inbox.ledger("x")).hasMessageContaining("closed");
  }

  private void insert(int id) throws SQLException {
    try (Connection connection = source.getConnection()) {
      insertWith(connection, id);
    }
  }

  private static void insertWith(Connection connection, int id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO seen (id, name) VALUES (?, ?)")) {
      insert.setInt(1, id);
      insert.setString(2, "name " + id);
      insert.executeUpdate();
    }
  }

  private void openResult(String sql) throws SQLException {
    @SuppressWarnings("resource") // To be left open is what is tested.
    ResultSet result = source.getConnection().prepareStatement(sql).executeQuery();
    assertThat(result.next()).isTrue();
  }

  private long count() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM seen")) {
      row.next();
      return row.getLong(1);
    }
  }

  private long countElsewhere() throws Exception {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                return count();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            })
        .get(10, TimeUnit.SECONDS);
  }

  private static void run(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
