package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.log.EventLog;
import dev.signalbox.inbox.jdbc.internal.log.LogOptions;
import dev.signalbox.inbox.jdbc.internal.log.Wal;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed gets from the write-ahead log to the file before a commit has to do it. */
class CheckpointTest {

  private static final int MEBIBYTE = 1024 * 1024;

  private static final int SENDERS = 4;
  private static final int SMALL = 16 * 1024;

  /** With their bodies, and pages of each commit: less than what makes a commit move all. */
  private static final int MOST_EVENTS = 72 * MEBIBYTE / (SMALL + 6 * 4096 / SENDERS);

  @TempDir Path folder;

  @Test
  void halfOfWhatACommitWouldMove_isMovedBesideIt() throws Exception {
    Path file = folder.resolve("inbox.db");
    try (Inbox inbox = new SqliteInboxProvider().open(settings(file), Clock.systemUTC())) {
      for (CompletableFuture<AppendResult> one : appendMoreThanHalf(inbox::append)) {
        one.get(60, TimeUnit.SECONDS);
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(Files.size(file)).isGreaterThan(40L * MEBIBYTE));
    }
  }

  @Test
  void logThatIsAlwaysWrittenTo_isBegunAnewBeforeACommitMovesItAll() throws Exception {
    Path file = folder.resolve("inbox.db");
    AtomicInteger number = new AtomicInteger();
    try (Inbox inbox = new SqliteInboxProvider().open(settings(file), Clock.systemUTC())) {
      ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
      try {
        Callable<Long> sender =
            () -> {
              long sent = 0;
              while (number.getAndIncrement() < MOST_EVENTS && Wal.begunAnew(file) == 0) {
                inbox.append(event(number.get(), SMALL)).toCompletableFuture().get();
                sent++;
              }
              return sent;
            };
        long sent = 0;
        for (Future<Long> one : senders.invokeAll(Collections.nCopies(SENDERS, sender))) {
          sent += one.get(60, TimeUnit.SECONDS);
        }

        assertThat(Wal.begunAnew(file)).isEqualTo(1);
        assertThat(sent * SMALL).isGreaterThan(10L * MEBIBYTE);
      } finally {
        senders.shutdownNow();
      }
    }
  }

  @Test
  void diskThatFailsUnderACheckpoint_stopsAcceptingUntilTheLogHasBegunAnew() throws Exception {
    Path file = folder.resolve("inbox.db");
    AtomicBoolean fails = new AtomicBoolean(true);
    ConnectionTuning disk =
        connection -> {
          if (Thread.currentThread().getName().equals("signalbox-inbox-checkpoint")
              && fails.getAndSet(false)) {
            throw new SQLException("disk I/O error");
          }
        };
    LogOptions patient = new LogOptions(Duration.ofSeconds(2), 1_000);
    try (EventLog log =
        EventLog.open(
            new SqliteFile(file, Profile.LOG, Duration.ofSeconds(5), disk),
            settings(file),
            patient,
            0)) {
      List<CompletableFuture<AppendResult>> appends = appendMoreThanHalf(log::append);

      await()
          .pollInterval(Duration.ofMillis(10))
          .untilAsserted(() -> assertThat(log.state().reason()).contains("disk I/O error"));
      assertThat(log.append(event(99))).isCompletedExceptionally();
      await().untilAsserted(() -> assertThat(log.state().writable()).isTrue());
      long stored = appends.stream().filter(append -> !append.isCompletedExceptionally()).count();
      assertThat(log.lastSequence()).isEqualTo(stored).isPositive();
    }
  }

  private InboxSettings settings(Path file) {
    return new InboxSettings(
        "jdbc:sqlite:" + file,
        folder,
        Duration.ofHours(96),
        1_000,
        1L << 30,
        Duration.ofSeconds(5));
  }

  /** A commit moves 80 MB by itself, and not less. */
  private static List<CompletableFuture<AppendResult>> appendMoreThanHalf(
      Function<NewEvent, CompletionStage<AppendResult>> log) {
    return IntStream.range(0, 48).mapToObj(i -> log.apply(event(i)).toCompletableFuture()).toList();
  }

  private static NewEvent event(int number) {
    return event(number, MEBIBYTE);
  }

  private static NewEvent event(int number, int bytes) {
    String id = "event-" + number;
    return new NewEvent(
        "default", id, id, "message.received", true, Instant.now(), new byte[bytes]);
  }
}
