package dev.signalbox.inbox.jdbc;

import static dev.signalbox.inbox.jdbc.Events.append;
import static dev.signalbox.inbox.jdbc.Events.event;
import static dev.signalbox.inbox.jdbc.Events.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Claim;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerChangedException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NodeRecord;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.testing.postgres.Cable;
import dev.signalbox.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Two nodes on one database; the first one's cable can be cut. */
class PostgresNodesTest {

  /** What nodes tell each other besides: of ledgers and of what they share. */
  private static final Set<String> OTHER_NEWS = Set.of("ledger", "shared");

  private static PostgresDatabases databases;
  private static PostgresServer server;
  private String url;
  private Cable cable;
  private Inbox first;
  private Inbox second;

  @BeforeAll
  static void startServer() {
    databases = new PostgresDatabases();
    server = databases.server();
  }

  @AfterAll
  static void stopServer() {
    databases.close();
  }

  @BeforeEach
  void open() {
    url = databases.next();
    cable = Cable.to(server.port());
    first = PostgresInboxes.open(PostgresServer.through(url, cable.port()));
    second = PostgresInboxes.open(url);
  }

  @AfterEach
  void close() {
    cable.mend();
    first.close();
    second.close();
    cable.close();
  }

  @Test
  void sameDeliveriesToBothAtOnce_areStoredOnce() throws Exception {
    List<CompletableFuture<AppendResult>> appends = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      appends.add(first.append(event("e" + i)).toCompletableFuture());
      appends.add(second.append(event("e" + (i / 2 * 2 + 1 - i % 2))).toCompletableFuture());
    }
    List<AppendResult> results = new ArrayList<>();
    for (CompletableFuture<AppendResult> append : appends) {
      results.add(append.get(60, TimeUnit.SECONDS));
    }

    assertThat(results).filteredOn(r -> r.outcome() == Outcome.STORED).hasSize(2_000);
    assertThat(results).filteredOn(r -> r.outcome() == Outcome.DUPLICATE).hasSize(2_000);
    await().until(() -> second.lastSequence() == 2_000 && first.lastSequence() == 2_000);
    assertThat(ids(second.read(0, List.of(), 5_000).events()))
        .hasSize(2_000)
        .doesNotHaveDuplicates();
    assertThat(first.counts().events()).isEqualTo(2_000);
  }

  @Test
  void appends_areToldToOthersWhereThereAreAny() throws Exception {
    try (Connection listener = PostgresServer.connect(url);
        Statement statement = listener.createStatement()) {
      statement.execute("LISTEN signalbox");
      await().until(() -> nodes(statement) == 2);
      first.append(event("to-two")).toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(appendsHeard(listener, statement)).hasSize(1);

      second.close();
      await().until(() -> nodes(statement) == 1);
      appendsHeard(listener, statement);
      first.append(event("to-nobody")).toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertThat(appendsHeard(listener, statement)).isEmpty();
    }
  }

  private static int nodes(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM signalbox.node")) {
      row.next();
      return row.getInt(1);
    }
  }

  /**
   * Notifications come in the order of their commits: what is not here before the end never was.
   */
  private static List<String> appendsHeard(Connection listener, Statement statement)
      throws SQLException {
    statement.execute("NOTIFY signalbox, 'end'");
    List<String> heard = new ArrayList<>();
    while (true) {
      for (PGNotification one : listener.unwrap(PGConnection.class).getNotifications(10_000)) {
        if (one.getParameter().equals("end")) {
          return heard;
        }
        if (!OTHER_NEWS.contains(one.getParameter())) {
          heard.add(one.getParameter());
        }
      }
    }
  }

  @Test
  void readerThatFollowsTwoWriters_missesNothing() throws Exception {
    CompletableFuture<Void> writing =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> write(first, "a")),
            CompletableFuture.runAsync(() -> write(second, "b")));
    List<Long> read = new ArrayList<>();
    long after = 0;
    while (!writing.isDone() || after < second.lastSequence() || read.size() < 2_000) {
      var page = second.read(after, List.of(), 100);
      page.events().stream().map(StoredEvent::sequence).forEach(read::add);
      after = page.through();
    }

    // Sequences grow in the order of commit: one that comes late is not below the others.
    assertThat(read).hasSize(2_000).isSorted().doesNotHaveDuplicates();
  }

  private static void write(Inbox inbox, String name) {
    for (int i = 0; i < 1_000; i += 10) {
      List<CompletableFuture<AppendResult>> few = new ArrayList<>();
      for (int j = i; j < i + 10; j++) {
        few.add(inbox.append(event(name + j)).toCompletableFuture());
      }
      CompletableFuture.allOf(few.toArray(CompletableFuture[]::new)).join();
    }
  }

  @Test
  void tablesThatTwoNodesMakeAtOnce_areMadeByOne() throws Exception {
    DataSource mine = first.ledger("h").dataSource();
    DataSource others = second.ledger("h").dataSource();
    for (int i = 0; i < 30; i++) {
      String table = "made_" + i;
      CyclicBarrier together = new CyclicBarrier(2);
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> make(others, table, together));
      make(mine, table, together);
      other.get(30, TimeUnit.SECONDS);
    }
  }

  /** As a handler does when it starts: looks for its version, makes what is missing. */
  private static void make(DataSource storage, String table, CyclicBarrier together) {
    try (Connection connection = storage.getConnection();
        Statement statement = connection.createStatement()) {
      together.await(30, TimeUnit.SECONDS);
      statement.execute("CREATE TABLE IF NOT EXISTS " + table + " (id bigint PRIMARY KEY)");
      statement.execute("CREATE INDEX IF NOT EXISTS " + table + "_by_id ON " + table + " (id)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void eventOfOneNode_nudgesTheOther() throws Exception {
    CountDownLatch nudged = new CountDownLatch(1);
    second.onAppended(nudged::countDown);

    long sequence = append(first, event("a")).sequence();

    assertThat(nudged.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(second.lastSequence()).isEqualTo(sequence);
  }

  @Test
  void ledger_isWorkedByOneNode_andWhenItIsGivenBack_byTheOther() {
    HandlerLedger mine = first.ledger("h");
    HandlerLedger other = second.ledger("h");
    assertThat(mine.claim()).isEqualTo(Claim.CHANGED);
    assertThat(mine.load().positions()).hasSize(16).containsValue(0L);
    assertThat(mine.claim()).isEqualTo(Claim.HELD);

    assertThat(other.claim()).isEqualTo(Claim.NONE);
    assertThatThrownBy(other::begin)
        .isInstanceOf(LedgerChangedException.class)
        .hasMessageContaining("another node");
    position(mine, 5);
    mine.release();

    awaitAll(other);
    assertThat(other.load().position()).isEqualTo(5);
  }

  @Test
  void nodesThatWorkAHandler_shareItsShards_asTheyComeAndGo() {
    HandlerLedger mine = first.ledger("h");
    HandlerLedger other = second.ledger("h");
    assertThat(held(mine)).hasSize(16);

    await().until(() -> bothHoldHalf(mine, other));
    assertThat(held(mine)).doesNotContainAnyElementsOf(held(other));
    assertThat(mine.alone()).isFalse();

    other.release();
    awaitAll(mine);
    await().until(mine::alone);
  }

  @Test
  void givenBackShards_goOnElsewhereWhereTheyStood_andOthersAreNotTouched() {
    HandlerLedger mine = first.ledger("h");
    HandlerLedger other = second.ledger("h");
    assertThat(held(mine)).hasSize(16);
    position(mine, 3);
    await().until(() -> bothHoldHalf(mine, other));
    mine.load();
    other.load();

    position(other, 7);

    assertThat(mine.load().positions()).hasSize(8).containsValue(3L).doesNotContainValue(7L);
    assertThat(other.load().positions()).hasSize(8).containsValue(7L).doesNotContainValue(3L);
    assertThat(mine.counts().position()).isEqualTo(3);
    assertThat(mine.reached()).isEqualTo(7);
  }

  @Test
  void amendment_makesThoseWhoWorkTheHandlerLoadAgain_onEveryNode() throws Exception {
    HandlerLedger mine = first.ledger("h");
    assertThat(held(mine)).hasSize(16);
    HandlerLedger other = second.ledger("h");
    await().until(() -> bothHoldHalf(mine, other));
    mine.load();
    other.load();
    long sequence = append(first, event("a")).sequence();

    try (LedgerTransaction transaction = mine.amend()) {
      transaction.putWaiting(new WaitingEvent(sequence, "", 0, Instant.ofEpochMilli(1), "", true));
      transaction.commit();
    }

    assertThatThrownBy(() -> position(mine, 9)).isInstanceOf(LedgerChangedException.class);
    assertThatThrownBy(() -> position(other, 9)).isInstanceOf(LedgerChangedException.class);
    await().until(() -> mine.claim() == Claim.CHANGED && other.claim() == Claim.CHANGED);
    assertThat(mine.load().waiting().size() + other.load().waiting().size()).isEqualTo(1);
    position(mine, 9);
    position(other, 9);
  }

  @Test
  void nodes_areSeenWithWhatTheyHold_asLongAsTheyAreThere() {
    HandlerLedger mine = first.ledger("h");
    assertThat(held(mine)).hasSize(16);
    first.reportTo(
        () -> List.of(new HandlerReport("h", "1.0", "jar", "running", 3, 1, "closed", "")));

    await()
        .untilAsserted(
            () -> {
              List<NodeRecord> nodes = second.nodes();
              assertThat(nodes).hasSize(2);
              assertThat(nodes).filteredOn(NodeRecord::self).hasSize(1);
              NodeRecord worker =
                  nodes.stream().filter(node -> !node.self()).findFirst().orElseThrow();
              assertThat(worker.handlers()).hasSize(1);
              assertThat(worker.handlers().get(0).shards()).hasSize(16);
              assertThat(worker.handlers().get(0).report().handled()).isEqualTo(3);
            });
    first.close();
    await().untilAsserted(() -> assertThat(second.nodes()).hasSize(1));
  }

  private static Set<Integer> held(HandlerLedger ledger) {
    return ledger.claim() == Claim.NONE ? Set.of() : ledger.load().positions().keySet();
  }

  /** Asks both: each has to ask for its share to get it, and to give back what is too much. */
  private static boolean bothHoldHalf(HandlerLedger one, HandlerLedger other) {
    int here = held(one).size();
    int there = held(other).size();
    return here == 8 && there == 8;
  }

  private static void awaitAll(HandlerLedger ledger) {
    await().atMost(Duration.ofSeconds(10)).until(() -> held(ledger).size() == 16);
  }

  @Test
  void transactionWithoutClaim_leavesTheLedgerFree() {
    position(first.ledger("h"), 5);

    awaitAll(second.ledger("h"));
  }

  @Test
  void closedNode_leavesItsLedgersAtOnce() {
    assertThat(held(first.ledger("h"))).hasSize(16);
    first.close();

    awaitAll(second.ledger("h"));
  }

  @Test
  void silentNode_losesItsLedgersWithinTenSeconds_andCannotCommitAnyMore() throws Exception {
    HandlerLedger mine = first.ledger("h");
    try (Connection connection = mine.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE handled (sequence BIGINT NOT NULL)");
    }
    assertThat(held(mine)).hasSize(16);
    handle(mine, 1);
    LedgerTransaction open = mine.begin();
    insert(mine, 2);
    open.position(2);

    cable.silence();
    HandlerLedger other = second.ledger("h");
    awaitAll(other);
    handle(other, 2);
    cable.mend();

    assertThatThrownBy(open::commit).isInstanceOf(InboxException.class);
    open.close();
    assertThatThrownBy(() -> handle(mine, 3)).isInstanceOf(InboxException.class);
    assertThat(handled(other)).containsExactly(1L, 2L);
    assertThat(other.load().position()).isEqualTo(2);
  }

  @Test
  void tenureLostSinceTheLoading_isRefused_alsoWhenNobodyHasTheLedgerNow() {
    HandlerLedger mine = first.ledger("h");
    HandlerLedger other = second.ledger("h");
    assertThat(held(mine)).hasSize(16);
    cable.cut();
    awaitAll(other);
    position(other, 7);
    other.release();
    cable.mend();

    // What was loaded is from before the other node's work, whoever has the lock now.
    assertThatThrownBy(() -> position(mine, 1)).isInstanceOf(InboxException.class);
    // Connections of the pool are found to be cut when they are used next.
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptionsInstanceOf(InboxException.class)
        .until(() -> held(mine).size() == 16 && mine.load().position() == 7);
    position(mine, 8);
    assertThat(other.load().position()).isEqualTo(8);
  }

  private static void position(HandlerLedger ledger, long position) {
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.position(position);
      transaction.commit();
    }
  }

  private static void handle(HandlerLedger ledger, long sequence) throws SQLException {
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.savepoint();
      insert(ledger, sequence);
      transaction.releaseSavepoint();
      transaction.position(sequence);
      transaction.commit();
    }
  }

  private static void insert(HandlerLedger ledger, long sequence) throws SQLException {
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO handled (sequence) VALUES (" + sequence + ")");
    }
  }

  private static List<Long> handled(HandlerLedger ledger) throws SQLException {
    List<Long> found = new ArrayList<>();
    try (Connection connection = ledger.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT sequence FROM handled ORDER BY sequence")) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    return found;
  }
}
