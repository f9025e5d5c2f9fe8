package dev.signalbox.bench.part;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.load.Ids;
import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.SqliteInboxProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Fills an inbox, with nobody else on it. */
final class Filling {

  private static final int SIZE = 500;
  private static final int AT_ONCE = 5_000;

  /** No other events of the bench have ids of this run. */
  private static final int RUN = 0xf111;

  private Filling() {}

  static void fill(Path data, int events) {
    InboxSettings settings =
        new InboxSettings(
            "jdbc:sqlite:" + data.resolve("inbox.db"),
            data,
            Duration.ofHours(96),
            2 * AT_ONCE,
            1L << 28,
            Duration.ofSeconds(30));
    Clock clock = Clock.systemUTC();
    Ids ids = new Ids(RUN);
    String body = Bodies.message(SIZE);
    Deque<CompletableFuture<AppendResult>> waiting = new ArrayDeque<>();
    try (Inbox inbox = new SqliteInboxProvider().open(settings, clock)) {
      for (int i = 0; i < events; i++) {
        String id = ids.text(i);
        byte[] bytes =
            body.replace("51411ffd-4b3e-44b5-ac5b-b65aa83f4993", id)
                .getBytes(StandardCharsets.UTF_8);
        waiting.add(
            inbox
                .append(
                    new NewEvent(
                        "default", id, id, "message.received", true, clock.instant(), bytes))
                .toCompletableFuture());
        if (waiting.size() == AT_ONCE) {
          waiting.removeFirst().join();
        }
      }
      waiting.forEach(CompletableFuture::join);
    }
  }
}
