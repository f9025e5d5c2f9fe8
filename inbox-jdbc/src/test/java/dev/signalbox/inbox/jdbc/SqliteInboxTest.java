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
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.log.LogOptions;
import dev.signalbox.inbox.jdbc.internal.log.SqliteInboxOpener;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract leaves to the store: files, locks, failures, bounds. */
class SqliteInboxTest {

  private static final byte[] KIB_4 = new byte[4096];

  @TempDir Path folder;

  /** Threads that are not of this test. */
  private final Set<Thread> others = Set.copyOf(Thread.getAllStackTraces().keySet());

  @Test
  void serviceLoader_findsTheProvider() {
    // The core brings one of its own, which keeps nothing.
    assertThat(ServiceLoader.load(InboxProvider.class))
        .filteredOn(SqliteInboxProvider.class::isInstance)
        .singleElement()
        .satisfies(
            provider -> {
              assertThat(provider.accepts("jdbc:sqlite:/var/inbox.db")).isTrue();
              assertThat(provider.accepts("jdbc:postgresql://host/db")).isFalse();
            });
  }

  @Test
  void reopened_everythingIsStillThere() throws Exception {
    long last;
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      for (int i = 0; i < 300; i++) {
        inbox.append(event("e" + i));
      }
      last = append(inbox, event("last")).sequence();
      append(inbox, event("default", "last", "t.t", NOON, "conflict"));
      inbox.saveHandler(new HandlerRecord("h", NOON, true, List.of()));
    }
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      assertThat(inbox.lastSequence()).isEqualTo(last);
      assertThat(inbox.counts()).isEqualTo(new InboxCounts(301, 0, 1, 0));
      assertThat(inbox.handlers()).hasSize(1);
      assertThat(append(inbox, event("e7")).outcome()).isEqualTo(Outcome.DUPLICATE);
      long next = append(inbox, event("next")).sequence();
      assertThat(next).isEqualTo(last + 1);
      assertThat(ids(inbox.byEventId("next"))).containsExactly("next");
      assertThat(ids(inbox.byEventId("e299"))).containsExactly("e299");
    }
  }

  @Test
  void purgedEmptyAndReopened_sequencesGoOn() throws Exception {
    long last;
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      last = append(inbox, event("a")).sequence();
      inbox.purge(Instant.MAX, Long.MAX_VALUE, Instant.MAX);
    }
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      assertThat(inbox.lastSequence()).isEqualTo(last);
      assertThat(append(inbox, event("b")).sequence()).isEqualTo(last + 1);
      assertThat(ids(inbox.byEventId("b"))).containsExactly("b");
    }
  }

  @Test
  void close_commitsWhatWaits() {
    List<CompletableFuture<AppendResult>> appends = new ArrayList<>();
    Inbox inbox = SqliteInboxes.open(folder);
    for (int i = 0; i < 2_000; i++) {
      appends.add(inbox.append(event("e" + i)).toCompletableFuture());
    }
    inbox.close();

    assertThat(appends)
        .allSatisfy(append -> assertThat(append.getNow(null).outcome()).isEqualTo(Outcome.STORED));
  }

  @Test
  void secondInboxOnTheFolder_isRefusedUntilTheFirstIsClosed() {
    try (Inbox first = SqliteInboxes.open(folder)) {
      assertThat(first.lastSequence()).isZero();
      assertThatThrownBy(() -> SqliteInboxes.open(folder))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("data folder of its own");
    }
    try (Inbox again = SqliteInboxes.open(folder)) {
      assertThat(again.lastSequence()).isZero();
    }
  }

  @Test
  void logOfADataFolderNamedFromAnotherOne_isRefused() throws Exception {
    InboxSettings own = SqliteInboxes.settings(folder);
    Path other = Files.createDirectory(folder.resolve("other"));
    InboxSettings same =
        new InboxSettings(
            own.url(),
            other,
            own.dedupeHorizon(),
            own.maxWaitingEvents(),
            own.maxWaitingBytes(),
            own.busyTimeout());
    try (Inbox first = SqliteInboxes.open(folder)) {
      assertThatThrownBy(() -> new SqliteInboxProvider().open(same, Clock.systemUTC()))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("inbox.db is in use");
      assertThat(append(first, event("a")).sequence()).isEqualTo(1);
    }
    // Refused in whichever order they come, and no longer than the other one is there.
    try (Inbox second = new SqliteInboxProvider().open(same, Clock.systemUTC())) {
      assertThatThrownBy(() -> SqliteInboxes.open(folder)).isInstanceOf(InboxException.class);
      assertThat(append(second, event("b")).sequence()).isEqualTo(2);
    }
  }

  @Test
  void sameLogFromAnotherDataFolder_isRefused() throws Exception {
    Path shared = folder.resolve("shared/inbox.db");
    try (Inbox first = openShared(shared, "one")) {
      assertThat(first.lastSequence()).isZero();
      assertThatThrownBy(() -> openShared(shared, "two"))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining(shared.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:sqlite:",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:file:x.db",
        "jdbc:sqlite:x.db?mode=ro"
      })
  void urlWithoutPlainFile_isRefused(String url) {
    InboxSettings settings =
        new InboxSettings(url, folder, Duration.ofHours(1), 1, 1, Duration.ofSeconds(1));

    assertThatThrownBy(() -> new SqliteInboxProvider().open(settings, Clock.systemUTC()))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("jdbc:sqlite:<file>")
        .hasMessageContaining(url);
  }

  @Test
  void fileThatIsNoDatabase_isRefusedAndTheLockReleased() throws Exception {
    Path file = folder.resolve("inbox.db");
    Files.writeString(
        file, "this is a text, and long enough to be looked at as a header. ".repeat(99));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> SqliteInboxes.open(folder))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("not a SQLite database");
    }
  }

  @Test
  void newerSchema_isRefused() throws Exception {
    SqliteInboxes.open(folder).close();
    change("UPDATE signalbox_schema SET version = 99");

    assertThatThrownBy(() -> SqliteInboxes.open(folder))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("found version 99");
  }

  @Test
  void ledgerInPlaceOfTheLog_isRefused() throws Exception {
    SqliteInboxes.open(folder).close();
    change("UPDATE signalbox_schema SET kind = 'handler ledger'");

    assertThatThrownBy(() -> SqliteInboxes.open(folder))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("found a handler ledger");
  }

  @Test
  void log_isNeverMovedBeforeItIsSynced() throws Exception {
    List<String> found = new ArrayList<>();
    ConnectionTuning look =
        connection -> {
          found.add(pragma(connection, "journal_mode"));
          found.add(pragma(connection, "synchronous"));
        };
    new SqliteInboxOpener(LogOptions.USUAL, look)
        .open(SqliteInboxes.settings(folder), Clock.systemUTC())
        .close();

    // NORMAL: a checkpoint waits for the disk; after each commit the log does so itself.
    assertThat(found).containsExactly("wal", "1");
  }

  @Test
  void moreAppendsThanTheBound_areRefusedAsFull() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    InboxSettings settings = SqliteInboxes.settings(folder, 5, Duration.ofSeconds(10));
    try (Inbox inbox = new SqliteInboxProvider().open(settings, Clock.systemUTC())) {
      inbox.onAppended(() -> waitFor(held, hold));
      append(inbox, event("first"));
      held.await();
      List<CompletableFuture<AppendResult>> waiting = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        waiting.add(inbox.append(event("e" + i)).toCompletableFuture());
      }

      assertThat(inbox.counts().waitingAppends()).isEqualTo(5);
      assertThatThrownBy(() -> append(inbox, event("too much")))
          .hasCauseInstanceOf(InboxFullException.class);
      hold.countDown();
      for (CompletableFuture<AppendResult> append : waiting) {
        assertThat(append.get(30, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.STORED);
      }
      assertThat(append(inbox, event("too much")).outcome()).isEqualTo(Outcome.STORED);
      await().untilAsserted(() -> assertThat(inbox.counts().waitingAppends()).isZero());
    }
  }

  @Test
  void moreBytesThanTheBound_areRefusedAsFull() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    InboxSettings settings =
        new InboxSettings(
            "jdbc:sqlite:" + folder.resolve("inbox.db"),
            folder,
            Duration.ofHours(1),
            100,
            10_000,
            Duration.ofSeconds(10));
    try (Inbox inbox = new SqliteInboxProvider().open(settings, Clock.systemUTC())) {
      inbox.onAppended(() -> waitFor(held, hold));
      append(inbox, event("first"));
      held.await();
      inbox.append(large("a"));
      inbox.append(large("b"));

      assertThatThrownBy(() -> append(inbox, large("c")))
          .hasCauseInstanceOf(InboxFullException.class);
      hold.countDown();
      await().until(() -> inbox.counts().waitingAppends() == 0);
      byte[] beyond = new byte[20_000];
      NewEvent huge = new NewEvent("default", "huge", "huge", "t.t", true, NOON, beyond);
      assertThat(append(inbox, huge).outcome()).isEqualTo(Outcome.STORED);
    }
  }

  @Test
  void changeFromTheCommittingThread_isRefusedInsteadOfHanging() throws Exception {
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      inbox.onAppended(
          () -> {
            try {
              inbox.saveHandler(new HandlerRecord("h", NOON, true, List.of()));
            } catch (RuntimeException e) {
              seen.complete(e);
            }
          });
      append(inbox, event("a"));

      assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void failingNudge_stopsNothing() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      inbox.onAppended(
          () -> {
            throw new IllegalStateException("boom");
          });
      CountDownLatch second = new CountDownLatch(2);
      inbox.onAppended(second::countDown);
      append(inbox, event("a"));
      append(inbox, event("b"));

      assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void fullDisk_isUnavailableWithNothingHalfWrittenAndRecoversByItself() throws Exception {
    AtomicBoolean small = new AtomicBoolean(true);
    ConnectionTuning tuning =
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + (small.get() ? 200 : 1_000_000));
          }
        };
    SqliteInboxOpener opener =
        new SqliteInboxOpener(new LogOptions(Duration.ofMillis(20), 65_536), tuning);
    try (Inbox inbox = opener.open(SqliteInboxes.settings(folder), Clock.systemUTC())) {
      List<String> stored = new ArrayList<>();
      String failed = "";
      for (int i = 0; failed.isEmpty(); i++) {
        try {
          append(inbox, large("e" + i));
          stored.add("e" + i);
        } catch (ExecutionException e) {
          assertThat(e).hasCauseInstanceOf(InboxUnavailableException.class);
          assertThat(e).hasMessageContaining("is full");
          failed = "e" + i;
        }
      }
      String refused = failed;
      assertThat(stored).hasSizeGreaterThan(20);
      assertThat(inbox.state().writable()).isFalse();
      assertThat(inbox.state().reason()).contains("is full").contains("inbox.db");
      assertThatThrownBy(() -> append(inbox, event("other")))
          .hasCauseInstanceOf(InboxUnavailableException.class);
      assertThatThrownBy(() -> inbox.saveHandler(new HandlerRecord("h", NOON, true, List.of())))
          .isInstanceOf(InboxException.class);
      assertThat(readAll(inbox)).containsExactlyElementsOf(stored);

      small.set(false);

      await().until(() -> inbox.state().equals(InboxState.WRITABLE));
      AppendResult again = append(inbox, large(refused));
      assertThat(again.outcome()).isEqualTo(Outcome.STORED);
      stored.add(refused);
      assertThat(readAll(inbox)).containsExactlyElementsOf(stored);
      assertThat(inbox.counts().events()).isEqualTo(stored.size());
      assertThat(inbox.lastSequence()).isEqualTo(again.sequence());
    }
  }

  @Test
  void readOnlyFile_isUnavailableWithTheReason() throws Exception {
    AtomicBoolean readOnly = new AtomicBoolean(false);
    CountDownLatch reopened = new CountDownLatch(1);
    ConnectionTuning tuning =
        connection -> {
          try (Statement statement = connection.createStatement()) {
            // First a disk that fills up, so that the connection is opened anew.
            statement.execute("PRAGMA max_page_count = 60");
            if (readOnly.get()) {
              statement.execute("PRAGMA query_only = 1");
              reopened.countDown();
            }
          }
        };
    SqliteInboxOpener opener =
        new SqliteInboxOpener(new LogOptions(Duration.ofMillis(20), 65_536), tuning);
    try (Inbox inbox = opener.open(SqliteInboxes.settings(folder), Clock.systemUTC())) {
      readOnly.set(true);
      byte[] body = new byte[500_000];
      assertThatThrownBy(() -> append(inbox, new NewEvent("e", "k", "i", "t.t", true, NOON, body)))
          .hasCauseInstanceOf(InboxUnavailableException.class);
      assertThat(reopened.await(10, TimeUnit.SECONDS)).isTrue();
      await().until(() -> inbox.state().reason().contains("read-only"));
    }
  }

  @Test
  void readingAndPurging_goOnWhileAppendsRun() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      int events = 700;
      Thread appender =
          new Thread(
              () -> {
                for (int i = 0; i < events; i++) {
                  inbox
                      .append(event("e" + i, "t.t", NOON.plusSeconds(i)))
                      .toCompletableFuture()
                      .join();
                }
              });
      appender.start();
      List<String> read = new ArrayList<>();
      long after = 0;
      while (read.size() < events) {
        EventPage page = inbox.read(after, List.of("t.t"), 100);
        read.addAll(ids(page.events()));
        after = page.through();
        inbox.purge(Instant.MAX, after, Instant.MIN);
      }
      appender.join();

      assertThat(read).hasSize(events).doesNotHaveDuplicates();
      assertThat(inbox.counts().events()).isZero();
    }
  }

  @Test
  void pageOfLargeBodies_isCutButComplete() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      byte[] body = new byte[1024 * 1024];
      for (int i = 0; i < 20; i++) {
        append(inbox, new NewEvent("e", "k" + i, "i" + i, "t.t", true, NOON, body));
      }
      EventPage page = inbox.read(0, List.of(), 20);

      assertThat(page.events()).hasSize(8);
      assertThat(page.through()).isEqualTo(page.events().get(7).sequence());
      assertThat(readAll(inbox)).hasSize(20);
    }
  }

  @Test
  void rareType_isFoundBeyondAStretchOfOthers() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      for (int i = 0; i < 1_300; i++) {
        inbox.append(event("e" + i, "a.a", NOON));
      }
      append(inbox, event("rare", "b.b", NOON));

      EventPage last = inbox.read(0, List.of("b.b"), 10);
      assertThat(ids(last.events())).containsExactly("rare");
      assertThat(last.through()).isEqualTo(1_301);

      for (int i = 1_300; i < 2_600; i++) {
        inbox.append(event("e" + i, "a.a", NOON));
      }
      append(inbox, event("rarer", "c.c", NOON));
      EventPage first = inbox.read(0, List.of("c.c", "b.b"), 10);
      assertThat(ids(first.events())).containsExactly("rare");
      assertThat(first.through()).isGreaterThan(1_301);
      EventPage next = inbox.read(first.through(), List.of("c.c", "b.b"), 10);
      assertThat(ids(next.events())).containsExactly("rarer");
      assertThat(inbox.read(0, List.of("d.d"), 10)).isEqualTo(new EventPage(List.of(), 2_602));
    }
  }

  @Test
  void closedInbox_hasNoFileOpen() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      append(inbox, event("e"));
      try (LedgerTransaction transaction = inbox.ledger("h").begin()) {
        transaction.position(inbox.read(0, List.of(), 10).through());
        transaction.commit();
      }
      assertThat(OpenFiles.below(folder)).isNotEmpty();
      assertThat(threads()).hasSize(2).allMatch(Thread::isDaemon);
    }

    assertThat(OpenFiles.below(folder)).isEmpty();
    assertThat(threads()).isEmpty();
  }

  private List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !others.contains(thread))
        .filter(thread -> thread.getName().startsWith("signalbox-inbox"))
        .toList();
  }

  @Test
  void interruptWhileTheInboxCloses_isKeptAndWhatWaitsIsCommitted() throws Exception {
    Inbox inbox = SqliteInboxes.open(folder);
    try (LedgerTransaction transaction = inbox.ledger("h").begin()) {
      transaction.position(0);
      transaction.commit();
    }
    CompletableFuture<AppendResult> append = inbox.append(event("e")).toCompletableFuture();
    Thread.currentThread().interrupt();
    inbox.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(append.getNow(null).outcome()).isEqualTo(Outcome.STORED);
    assertThat(threads()).isEmpty();
    assertThat(OpenFiles.below(folder)).isEmpty();
  }

  @Test
  void writeAheadLog_isMovedBesideCommits() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      byte[] body = new byte[1024 * 1024];
      for (int i = 0; i < 9; i++) {
        append(inbox, new NewEvent("e", "k" + i, "i" + i, "t.t", true, NOON, body));
      }

      await().until(() -> Files.size(folder.resolve("inbox.db")) > 7L * 1024 * 1024);
    }
  }

  @Test
  void restoredLogThatCannotBeWritten_isRefusedAndLeavesNothingOpen() throws Exception {
    Path log = folder.resolve("inbox.db");
    Path backup = folder.resolve("backup");
    SqliteInboxes.open(folder).close();
    Files.copy(log, backup);
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      append(inbox, event("e"));
      try (LedgerTransaction transaction = inbox.ledger("h").begin()) {
        transaction.position(1);
        transaction.commit();
      }
    }
    Files.copy(backup, log, StandardCopyOption.REPLACE_EXISTING);
    ConnectionTuning readOnly =
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = 1");
          }
        };
    assertThatThrownBy(
            () ->
                new SqliteInboxOpener(LogOptions.USUAL, readOnly)
                    .open(SqliteInboxes.settings(folder), Clock.systemUTC()))
        .isInstanceOf(InboxException.class)
        .hasMessageContaining("read-only");
    assertThat(OpenFiles.below(folder)).isEmpty();

    try (Inbox inbox = SqliteInboxes.open(folder)) {
      assertThat(append(inbox, event("new")).sequence()).isEqualTo(2);
    }
  }

  @Test
  void scrubbedLedger_leavesNothingOfWhatItsHandlerRemoved() throws Exception {
    String handle = "+15550009999";
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      inbox.saveHandler(new HandlerRecord("acme", NOON, false, List.of()));
      try (Connection own = inbox.ledger("acme").dataSource().getConnection();
          Statement statement = own.createStatement()) {
        statement.execute("CREATE TABLE person (handle TEXT)");
        statement.execute("INSERT INTO person VALUES ('" + handle + "')");
        statement.execute("DELETE FROM person");
      }
      assertThat(filesWith(folder, handle)).isNotEmpty();
      inbox.scrub();

      assertThat(filesWith(folder, handle)).isEmpty();
    }
  }

  private Inbox openShared(Path file, String dataDir) throws Exception {
    Path own = Files.createDirectories(folder.resolve(dataDir));
    return new SqliteInboxProvider()
        .open(
            new InboxSettings(
                "jdbc:sqlite:" + file, own, Duration.ofHours(1), 10, 1000, Duration.ofSeconds(1)),
            Clock.systemUTC());
  }

  private void change(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("inbox.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private static NewEvent large(String id) {
    return new NewEvent("default", id, id, "t.t", true, NOON, KIB_4);
  }

  private static List<String> readAll(Inbox inbox) {
    List<String> read = new ArrayList<>();
    EventPage page = inbox.read(0, List.of(), 1000);
    while (!page.events().isEmpty()) {
      read.addAll(ids(page.events()));
      page = inbox.read(page.through(), List.of(), 1000);
    }
    return read;
  }

  private static void waitFor(CountDownLatch held, CountDownLatch hold) {
    held.countDown();
    try {
      hold.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void blank_leavesNothingOfTheHandleInTheFiles(@TempDir Path folder) throws Exception {
    String handle = "+15550009999";
    String filler = "x".repeat(6000);
    try (Inbox inbox = SqliteInboxes.open(folder)) {
      inbox.saveHandler(new HandlerRecord("acme", Events.NOON, false, List.of()));
      for (int i = 0; i < 20; i++) {
        String body = "{\"data\":{\"h\":\"" + handle + "\",\"t\":\"" + filler + "\"}}";
        Events.append(inbox, Events.event("default", "e" + i, "t.t", Events.NOON, body));
      }
      try (LedgerTransaction transaction = inbox.ledger("acme").begin()) {
        transaction.putDead(
            new DeadLetter(inbox.bySequence(List.of(1L)).get(0), 1, "x", Events.NOON));
        transaction.commit();
      }
      assertThat(inbox.blank(handle)).isEqualTo(21);
      assertThat(filesWith(folder, handle)).isEmpty();
    }
  }

  private static List<Path> filesWith(Path folder, String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
