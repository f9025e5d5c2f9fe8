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
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * Fills an inbox, with nobody else on it. The first and the last events come in as they always do;
 * what is between them, in a large one, are copies of the first.
 */
final class Filling {

  /** Whole blocks of the log; see {@link Copies}. */
  private static final int APPENDED = 400 * Copies.BLOCK;

  private static final int SIZE = 500;
  private static final int AT_ONCE = 5_000;

  /** No other events of the bench have ids of this run. */
  private static final int RUN = 0xf111;

  private final Path data;
  private final Ids ids = new Ids(RUN);
  private final String body = Bodies.message(SIZE);
  private int appended;

  private Filling(Path data) {
    this.data = data;
  }

  static void fill(Path data, int events) throws SQLException {
    Filling filling = new Filling(data);
    int copies = (events - APPENDED) / APPENDED - 1;
    if (copies > 0) {
      filling.append(APPENDED);
      Copies.make(data.resolve("inbox.db"), APPENDED, copies);
      filling.append(events - (copies + 1) * APPENDED);
    } else {
      filling.append(events);
    }
  }

  private void append(int events) {
    InboxSettings settings =
        new InboxSettings(
            "jdbc:sqlite:" + data.resolve("inbox.db"),
            data,
            Duration.ofHours(96),
            2 * AT_ONCE,
            1L << 28,
            Duration.ofSeconds(30));
    Clock clock = Clock.systemUTC();
    Deque<CompletableFuture<AppendResult>> waiting = new ArrayDeque<>();
    try (Inbox inbox = new SqliteInboxProvider().open(settings, clock)) {
      for (int i = 0; i < events; i++) {
        String id = ids.text(appended++);
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
