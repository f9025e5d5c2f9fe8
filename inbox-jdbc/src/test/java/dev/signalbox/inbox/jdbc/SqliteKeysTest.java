package dev.signalbox.inbox.jdbc;

import static dev.signalbox.inbox.jdbc.Events.NOON;
import static dev.signalbox.inbox.jdbc.Events.append;
import static dev.signalbox.inbox.jdbc.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.log.LogOptions;
import dev.signalbox.inbox.jdbc.internal.log.SqliteInboxOpener;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dedupe keys on their way from memory to their table. */
class SqliteKeysTest {

  private static final Duration HORIZON = Duration.ofHours(96);

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock(NOON);

  @Test
  void runMovedInPart_isKnownAfterReopeningAndMovedToItsEnd() throws Exception {
    try (Inbox inbox = open(100)) {
      store(inbox, 0, 130);
    }
    assertThat(KeyTables.moved(folder)).isBetween(20L, 99L);
    assertThat(KeyTables.unindexed(folder)).isEqualTo(130);

    try (Inbox inbox = open(100)) {
      repeat(inbox, 0, 130);
      store(inbox, 130, 190);
      repeat(inbox, 0, 190);
    }
    KeyTables.assertSound(folder);
    assertThat(KeyTables.moved(folder)).isGreaterThanOrEqualTo(100);
    assertThat(KeyTables.unindexed(folder)).isLessThanOrEqualTo(90);
  }

  @Test
  void keysAtTheEndsOfRuns_areKnown() throws Exception {
    try (Inbox inbox = open(10)) {
      for (int i = 0; i < 60; i++) {
        store(inbox, i, i + 1);
        repeat(inbox, Math.max(0, i - 25), i + 1);
      }
    }
  }

  @Test
  void manyShortLives_leaveNoMoreThanTwoRunsToRead() throws Exception {
    for (int life = 0; life < 30; life++) {
      try (Inbox inbox = open(50)) {
        store(inbox, life * 20, life * 20 + 20);
      }
      assertThat(KeyTables.unindexed(folder)).isLessThanOrEqualTo(2 * 50);
    }
    try (Inbox inbox = open(50)) {
      repeat(inbox, 0, 600);
    }
    KeyTables.assertSound(folder);
  }

  @Test
  void otherNumberOfKeysInMemory_findsTheSameKeys() throws Exception {
    try (Inbox inbox = open(1000)) {
      store(inbox, 0, 500);
    }
    for (int keysPerRun : new int[] {10, 100, 1}) {
      try (Inbox inbox = open(keysPerRun)) {
        repeat(inbox, 0, 500);
        store(inbox, 10_000 + keysPerRun, 10_002 + keysPerRun);
      }
      KeyTables.assertSound(folder);
    }
    assertThat(KeyTables.unindexed(folder)).isLessThanOrEqualTo(2);
  }

  @Test
  void keysPurgedBeforeTheyMoved_areForgottenForGood() throws Exception {
    try (Inbox inbox = open(100)) {
      // 100 on the move, some of them moved; 30 gathering.
      store(inbox, 0, 130);
      clock.advance(HORIZON.plusMillis(1));
      inbox.purge(Instant.MIN, 0, Instant.MIN);
      assertThat(KeyTables.moved(folder)).isZero();

      for (int i = 0; i < 130; i++) {
        assertThat(append(inbox, event("e" + i, "t.t", clock.instant())))
            .isEqualTo(new AppendResult(131 + i, Outcome.STORED));
      }
      store(inbox, 130, 400);
      repeat(inbox, 0, 400);
      KeyTables.assertSound(folder);
    }
    try (Inbox inbox = open(100)) {
      repeat(inbox, 0, 400);
    }
    KeyTables.assertSound(folder);
  }

  @Test
  void fullDiskWhileKeysMove_keepsEveryKeyOnce() throws Exception {
    AtomicBoolean small = new AtomicBoolean(true);
    ConnectionTuning tuning =
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA max_page_count = " + (small.get() ? 60 : 1_000_000));
          }
        };
    SqliteInboxOpener opener =
        new SqliteInboxOpener(new LogOptions(Duration.ofMillis(20), 20), tuning);
    int stored = 0;
    try (Inbox inbox = opener.open(SqliteInboxes.settings(folder), clock)) {
      while (inbox.state().writable()) {
        try {
          append(inbox, event("e" + stored, "t.t", clock.instant()));
          stored++;
        } catch (ExecutionException e) {
          assertThat(e).hasMessageContaining("is full");
        }
      }
      assertThat(stored).isGreaterThan(100);
      small.set(false);
      Awaitility.await().until(() -> inbox.state().equals(InboxState.WRITABLE));
      repeat(inbox, 0, stored);
      store(inbox, stored, stored + 100);
      repeat(inbox, 0, stored + 100);
    }
    KeyTables.assertSound(folder);
  }

  /**
   * Compares with the plain inbox: batches of new and known events, purges, closing and opening,
   * and opening what a kill would have left.
   */
  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,7", "4,10", "5,33", "6,100", "7,100", "8,400"})
  void randomWork_isDoneAsInMemory(long seed, int keysPerRun) throws Exception {
    Random random = new Random(seed);
    InMemoryInbox expected = new InMemoryInbox(clock, HORIZON);
    Path current = Files.createDirectories(folder.resolve("0"));
    Inbox inbox = SqliteInboxes.open(current, clock, keysPerRun);
    try {
      for (int step = 0; step < 250; step++) {
        switch (random.nextInt(20)) {
          case 0 -> {
            inbox.close();
            inbox = SqliteInboxes.open(current, clock, keysPerRun);
          }
          case 1 -> {
            Path copy = copyAsIfKilled(current, folder.resolve("s" + step));
            inbox.close();
            KeyTables.assertSound(current);
            current = copy;
            inbox = SqliteInboxes.open(current, clock, keysPerRun);
          }
          case 2, 3 -> {
            clock.advance(Duration.ofHours(random.nextInt(40)));
            Instant before = clock.instant().minus(Duration.ofHours(random.nextInt(200)));
            assertThat(inbox.purge(before, Long.MAX_VALUE, Instant.MIN))
                .isEqualTo(expected.purge(before, Long.MAX_VALUE, Instant.MIN));
          }
          default -> appendToBoth(random, inbox, expected);
        }
        assertThat(inbox.counts()).isEqualTo(expected.counts());
      }
    } finally {
      inbox.close();
    }
    KeyTables.assertSound(current);
    assertThat(KeyTables.moved(current)).isPositive();
  }

  private void appendToBoth(Random random, Inbox inbox, Inbox expected) throws Exception {
    List<CompletableFuture<AppendResult>> results = new ArrayList<>();
    List<AppendResult> wanted = new ArrayList<>();
    int batch = 1 + random.nextInt(random.nextInt(4) == 0 ? 150 : 12);
    for (int i = 0; i < batch; i++) {
      // Not in the order of time, as behind several receiving threads.
      Instant received = clock.instant().minusMillis(random.nextInt(100_000));
      String body = random.nextInt(10) == 0 ? "other" : "usual";
      NewEvent event = event("e", "k" + random.nextInt(4000), "t.t", received, body);
      results.add(inbox.append(event).toCompletableFuture());
      wanted.add(append(expected, event));
    }
    for (int i = 0; i < batch; i++) {
      assertThat(results.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(wanted.get(i));
    }
  }

  /** Nothing is being written, so the copies fit together as they do after a kill. */
  private static Path copyAsIfKilled(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : List.of("inbox.db", "inbox.db-wal")) {
      if (Files.exists(from.resolve(name))) {
        Files.copy(from.resolve(name), to.resolve(name));
      }
    }
    return to;
  }

  private Inbox open(int keysPerRun) {
    return SqliteInboxes.open(folder, clock, keysPerRun);
  }

  private void store(Inbox inbox, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      assertThat(append(inbox, event("e" + i, "t.t", clock.instant())).outcome())
          .isEqualTo(Outcome.STORED);
    }
  }

  private void repeat(Inbox inbox, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      assertThat(append(inbox, event("e" + i, "t.t", clock.instant())).outcome())
          .as("event %d", i)
          .isEqualTo(Outcome.DUPLICATE);
    }
  }
}
