package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NewEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is committed gets from the write-ahead log to the file before a commit has to do it. */
class CheckpointTest {

  private static final int MEBIBYTE = 1024 * 1024;

  @TempDir Path folder;

  @Test
  void halfOfWhatACommitWouldMove_isMovedBesideIt() throws Exception {
    Path file = folder.resolve("inbox.db");
    InboxSettings settings =
        new InboxSettings(
            "jdbc:sqlite:" + file,
            folder,
            Duration.ofHours(96),
            1_000,
            1L << 30,
            Duration.ofSeconds(5));
    Clock clock = Clock.systemUTC();
    try (Inbox inbox = new SqliteInboxProvider().open(settings, clock)) {
      List<CompletableFuture<?>> stored = new ArrayList<>();
      // A commit moves 80 MB by itself, and not less.
      for (int i = 0; i < 48; i++) {
        String id = "event-" + i;
        NewEvent event =
            new NewEvent(
                "default", id, id, "message.received", true, clock.instant(), new byte[MEBIBYTE]);
        stored.add(inbox.append(event).toCompletableFuture());
      }
      for (CompletableFuture<?> one : stored) {
        one.get(60, TimeUnit.SECONDS);
      }

      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(Files.size(file)).isGreaterThan(40L * MEBIBYTE));
    }
  }
}
