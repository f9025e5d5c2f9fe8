package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.Interest;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.inbox.jdbc.internal.copy.CopySource;
import dev.signalbox.inbox.jdbc.internal.copy.CopyTarget;
import dev.signalbox.inbox.jdbc.internal.copy.Copying;
import dev.signalbox.inbox.jdbc.internal.log.SqliteCopySource;
import dev.signalbox.inbox.jdbc.internal.postgres.PostgresCopyTarget;
import dev.signalbox.testing.postgres.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one node's files into a database for several. */
class InboxCopyTest {

  private static final Instant NOON = Events.NOON;
  private static PostgresServer server;

  @TempDir Path folder;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void everything_isInTheTargetUnderTheSameNumbers() throws Exception {
    fill(2500);
    String url = server.newDatabase();

    Map<String, long[]> counts = copy(url).run(Set.of(), message -> {});

    assertThat(counts.get("events")).containsExactly(2503, 2503);
    assertThat(counts.get("dedupe keys")).containsExactly(2503, 2503);
    assertThat(counts.get("conflicts")).containsExactly(1, 1);
    assertThat(counts.get("shop: rows of Orders")).containsExactly(700, 700);
    try (Inbox from = SqliteInboxes.open(folder);
        Inbox to = PostgresInboxes.open(url)) {
      assertSame(from, to);
      assertThat(Events.append(to, event(17)).outcome()).isEqualTo(Outcome.DUPLICATE);
      AppendResult next = Events.append(to, Events.event("new"));
      assertThat(next).isEqualTo(new AppendResult(from.lastSequence() + 1, Outcome.STORED));
      assertThat(
              Events.append(
                      to, Events.event("default", "e3", "message.received", NOON, "yet another"))
                  .outcome())
          .isEqualTo(Outcome.CONFLICT);
      assertThat(to.counts().conflicts()).isEqualTo(2);
    }
  }

  /** Stops before each of the steps in turn, and goes on from there. */
  @Test
  void interruptedAtAnyStep_goesOnWithoutLossOrDoubles() throws Exception {
    fill(30);
    String url = server.newDatabase();
    int tries = 0;
    int steps = 1;
    boolean done = false;
    while (!done) {
      tries++;
      done = tryCopy(url, steps);
      steps += 1 + steps / 3;
      if (!done) {
        assertThatThrownBy(() -> PostgresInboxes.open(url))
            .isInstanceOf(InboxException.class)
            .hasMessageContaining("is being copied");
      }
    }
    assertThat(tries).isGreaterThan(5);
    try (Inbox from = SqliteInboxes.open(folder);
        Inbox to = PostgresInboxes.open(url)) {
      assertSame(from, to);
    }
  }

  /** Each try gets one step farther than the one before it. */
  private boolean tryCopy(String url, int steps) {
    AtomicInteger left = new AtomicInteger(steps);
    try (CopySource source =
            SqliteCopySource.open(SqliteInboxes.settings(folder), Clock.systemUTC());
        CopyTarget target =
            PostgresCopyTarget.open(PostgresInboxes.settings(url), Clock.systemUTC())) {
      new Copying(source, failing(CopyTarget.class, target, left), message -> {}).run(Set.of());
      return true;
    } catch (Interrupted e) {
      return false;
    }
  }

  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static <T> T failing(Class<T> type, T target, AtomicInteger left) {
    return type.cast(
        Proxy.newProxyInstance(
            InboxCopyTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("close") && left.decrementAndGet() < 0) {
                throw new Interrupted();
              }
              Object result;
              try {
                result = method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              Class<?> made = method.getReturnType();
              return Set.of(Inbox.class, HandlerLedger.class, LedgerTransaction.class)
                      .contains(made)
                  ? failing(made.asSubclass(Object.class), cast(result), left)
                  : result;
            }));
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object object) {
    return (T) object;
  }

  @Test
  void targetThatIsNotEmpty_isRefused() throws Exception {
    fill(1);
    String url = server.newDatabase();
    try (Inbox used = PostgresInboxes.open(url)) {
      Events.append(used, Events.event("here first"));
      assertThatThrownBy(() -> copy(url).run(Set.of(), message -> {}))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("in use by a node");
    }
    assertThatThrownBy(() -> copy(url).run(Set.of(), message -> {}))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("expected an empty inbox")
        .hasMessageContaining("1 events");
  }

  @Test
  void copyThatIsComplete_isNotMadeAgain() throws Exception {
    fill(1);
    String url = server.newDatabase();
    copy(url).run(Set.of(), message -> {});

    assertThatThrownBy(() -> copy(url).run(Set.of(), message -> {}))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("complete");
  }

  @Test
  void sourceInUseOrAbsent_isRefused() throws Exception {
    String url = server.newDatabase();
    assertThatThrownBy(() -> copy(url).run(Set.of(), message -> {}))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("no such file");
    fill(1);
    try (Inbox running = SqliteInboxes.open(folder)) {
      assertThat(running.lastSequence()).isPositive();
      assertThatThrownBy(() -> copy(url).run(Set.of(), message -> {}))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("in use by another Signalbox");
    }
  }

  @Test
  void tablesThatPostgresDoesNotTake_areNamedAndCanBeLeftOut() throws Exception {
    fill(1);
    try (Inbox inbox = SqliteInboxes.open(folder);
        Connection own = inbox.ledger("odd").dataSource().getConnection();
        Statement statement = own.createStatement()) {
      statement.execute("CREATE TABLE only_here (id INTEGER PRIMARY KEY AUTOINCREMENT, t TEXT)");
    }
    String url = server.newDatabase();
    assertThatThrownBy(() -> copy(url).run(Set.of(), message -> {}))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("only_here")
        .hasMessageContaining("--without-tables odd");

    copy(url).run(Set.of("odd"), message -> {});

    try (Inbox to = PostgresInboxes.open(url)) {
      assertThat(to.counts().events()).isEqualTo(4);
    }
  }

  @Test
  void sourceThatWentOnMeanwhile_isNoticed() throws Exception {
    fill(10);
    String url = server.newDatabase();
    try (CopySource source =
            SqliteCopySource.open(SqliteInboxes.settings(folder), Clock.systemUTC());
        CopyTarget target =
            PostgresCopyTarget.open(PostgresInboxes.settings(url), Clock.systemUTC())) {
      assertThatThrownBy(() -> new Copying(source, withoutEnd(target), message -> {}).run(Set.of()))
          .isInstanceOf(Interrupted.class);
    }
    try (Inbox inbox = SqliteInboxes.open(folder);
        LedgerTransaction transaction = inbox.ledger("shop").begin()) {
      transaction.position(9);
      transaction.commit();
    }
    assertThatThrownBy(() -> copy(url).run(Set.of(), message -> {}))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("handler shop has gone on at the source");
  }

  private static CopyTarget withoutEnd(CopyTarget target) {
    return (CopyTarget)
        Proxy.newProxyInstance(
            InboxCopyTest.class.getClassLoader(),
            new Class<?>[] {CopyTarget.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("totals")) {
                throw new Interrupted();
              }
              return method.invoke(target, arguments);
            });
  }

  private InboxCopy copy(String url) {
    return new InboxCopy(
        SqliteInboxes.settings(folder), PostgresInboxes.settings(url), Clock.systemUTC());
  }

  private void fill(int events) throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      List<java.util.concurrent.CompletableFuture<AppendResult>> pending = new ArrayList<>();
      for (int i = 0; i < events; i++) {
        pending.add(inbox.append(event(i)).toCompletableFuture());
      }
      pending.forEach(java.util.concurrent.CompletableFuture::join);
      Events.append(inbox, Events.unreadable("broken"));
      Events.append(
          inbox, Events.event("other", "nul\0id", "a\0b", NOON.plusSeconds(86_400), "{}"));
      Events.append(inbox, Events.event("default", "c", "t.t", NOON, "first"));
      Events.append(inbox, Events.event("default", "c", "t.t", NOON, "second"));
      inbox.saveHandler(
          new HandlerRecord(
              "shop",
              NOON,
              true,
              List.of(new Interest("message.*", 3, 7), new Interest("?", -1, 0))));
      HandlerLedger ledger = inbox.ledger("shop");
      try (LedgerTransaction transaction = ledger.begin()) {
        try (Connection own = ledger.dataSource().getConnection();
            Statement statement = own.createStatement()) {
          statement.execute(
              "CREATE TABLE IF NOT EXISTS Orders (id TEXT PRIMARY KEY, total BIGINT, rate REAL,"
                  + " data BYTEA, note TEXT NOT NULL DEFAULT '')");
          statement.execute("CREATE INDEX IF NOT EXISTS orders_total ON orders (total)");
          for (int i = 0; i < 700; i++) {
            statement.execute(
                "INSERT INTO orders VALUES ('o" + i + "', " + (1L << 40) + ", 0.5, NULL, 'it''s')");
          }
        }
        transaction.position(8);
        transaction.putWaiting(new WaitingEvent(3, "chat", 2, NOON, "not now", true));
        transaction.putDead(
            new DeadLetter(inbox.bySequence(List.of(1L)).get(0), 10, "never", NOON));
        transaction.publish(Events.event("derived"));
        transaction.addReplay(new SequenceRange(1, 2));
        transaction.commit();
      }
      try (LedgerTransaction transaction = inbox.ledger("of.nobody-known").begin()) {
        transaction.position(2);
        transaction.commit();
      }
    }
  }

  private static dev.signalbox.core.inbox.NewEvent event(int i) {
    return Events.event(
        "default", "e" + i, "message.received", NOON.plusSeconds(i * 60L), "{\"i\":" + i + "}");
  }

  private static void assertSame(Inbox from, Inbox to) throws Exception {
    assertThat(to.lastSequence()).isEqualTo(from.lastSequence());
    assertThat(to.counts()).isEqualTo(from.counts());
    assertThat(texts(to)).isEqualTo(texts(from));
    assertThat(to.handlers()).isEqualTo(from.handlers());
    for (String name : List.of("shop", "of.nobody-known")) {
      HandlerLedger source = from.ledger(name);
      HandlerLedger target = to.ledger(name);
      assertThat(target.counts()).isEqualTo(source.counts());
      LedgerSnapshot there = target.load();
      assertThat(there.waiting()).isEqualTo(source.load().waiting());
      // A replay of a ledger with shards is one of each shard.
      assertThat(
              there.replays().stream()
                  .map(replay -> replay.next() + "-" + replay.last())
                  .distinct())
          .isEqualTo(
              source.load().replays().stream()
                  .map(replay -> replay.next() + "-" + replay.last())
                  .toList());
      assertThat(target.outbox(10).stream().map(one -> one.event().dedupeKey()))
          .isEqualTo(source.outbox(10).stream().map(one -> one.event().dedupeKey()).toList());
      assertThat(target.deadLetters(0, 10).stream().map(DeadLetter::error))
          .isEqualTo(source.deadLetters(0, 10).stream().map(DeadLetter::error).toList());
    }
    assertThat(rows(to)).isEqualTo(rows(from));
  }

  private static List<String> rows(Inbox inbox) throws Exception {
    List<String> found = new ArrayList<>();
    try (Connection own = inbox.ledger("shop").dataSource().getConnection();
        Statement statement = own.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT id, total, rate, data, note FROM orders ORDER BY id")) {
      while (rows.next()) {
        found.add(
            rows.getString(1)
                + rows.getLong(2)
                + rows.getDouble(3)
                + rows.getBytes(4)
                + rows.getString(5));
      }
    }
    return found;
  }

  private static List<String> texts(Inbox inbox) {
    List<String> found = new ArrayList<>();
    long after = 0;
    List<StoredEvent> page;
    do {
      page =
          inbox.search(
              new EventSearch(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  after,
                  Long.MAX_VALUE,
                  false,
                  500));
      for (StoredEvent event : page) {
        found.add(
            event.sequence()
                + event.endpoint()
                + event.eventId()
                + event.eventType()
                + event.readable()
                + event.receivedAt()
                + new String(event.body(), java.nio.charset.StandardCharsets.UTF_8));
        after = event.sequence();
      }
    } while (!page.isEmpty());
    return found;
  }
}
