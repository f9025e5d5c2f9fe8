package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NewEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures appends of 1.2 kB bodies with unique ids. Run by hand: {@code Throughput <folder|memory>
 * <events> <window>}; the window is how many appends are under way at a time.
 */
final class Throughput {

  private Throughput() {}

  public static void main(String[] args) throws Exception {
    long events = Long.parseLong(args[1]);
    int window = Integer.parseInt(args[2]);
    try (Inbox inbox = open(args[0])) {
      long[] took = new long[(int) events];
      Semaphore free = new Semaphore(window);
      AtomicLong failed = new AtomicLong();
      Random random = new Random(1);
      byte[] template = new byte[1200];
      Arrays.fill(template, (byte) 'x');
      String[] types = {"message.received", "message.sent", "message.delivered", "reaction.added"};
      long begin = System.nanoTime();
      long lap = begin;
      for (int i = 0; i < events; i++) {
        free.acquire();
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        byte[] body = template.clone();
        byte[] idBytes = id.getBytes();
        System.arraycopy(idBytes, 0, body, 0, idBytes.length);
        int index = i;
        long started = System.nanoTime();
        inbox
            .append(new NewEvent("default", id, id, types[i % 4], true, Instant.now(), body))
            .whenComplete(
                (result, failure) -> {
                  took[index] = System.nanoTime() - started;
                  if (failure != null) {
                    failed.incrementAndGet();
                  }
                  free.release();
                });
        if ((i + 1) % 100_000 == 0) {
          long now = System.nanoTime();
          System.out.printf("%d: %.0f/s%n", i + 1, 100_000 / ((now - lap) / 1e9));
          lap = now;
        }
      }
      free.acquire(window);
      double seconds = (System.nanoTime() - begin) / 1e9;
      Arrays.sort(took);
      System.out.printf(
          "%d events, %d failed, window %d: %.0f/s; p50 %.2f ms, p99 %.2f ms, max %.1f ms; heap %d MB%n",
          events,
          failed.get(),
          window,
          events / seconds,
          took[(int) (events / 2)] / 1e6,
          took[(int) (events * 99 / 100)] / 1e6,
          took[(int) events - 1] / 1e6,
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
  }

  private static Inbox open(String where) throws Exception {
    if (where.equals("memory")) {
      return new InMemoryInbox(Clock.systemUTC(), Duration.ofHours(96));
    }
    Path folder = Files.createDirectories(Path.of(where));
    return new SqliteInboxProvider()
        .open(
            new InboxSettings(
                "jdbc:sqlite:" + folder.resolve("inbox.db"),
                folder,
                Duration.ofHours(96),
                10_000,
                64L * 1024 * 1024,
                Duration.ofSeconds(5)),
            Clock.systemUTC());
  }
}
