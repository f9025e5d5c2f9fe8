package dev.signalbox.inbox.jdbc;

import com.sun.management.OperatingSystemMXBean;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NewEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
 * Measures appends of 1.2 kB bodies with unique ids. Run by hand: {@code Throughput
 * <folder|memory|jdbc:postgresql:...> <events> <window>}; the window is how many appends are under
 * way at a time. On a machine that others use, the time of the processor and the bytes written per
 * event say more than the rate.
 */
final class Throughput {

  private static final long WARM_UP = 100_000;

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
      long written = 0;
      long cpu = 0;
      long committing = 0;
      long begin = System.nanoTime();
      long lap = begin;
      long warm = Math.min(WARM_UP, events / 2);
      for (int i = 0; i < events; i++) {
        if (i == warm) {
          written = written();
          cpu = cpu();
          committing = committing();
        }
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
      cpu = cpu() - cpu;
      written = written() - written;
      committing = committing() - committing;
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
      System.out.printf(
          "after the warm-up, per event: %.2f us of CPU, %.2f of it committing; %d bytes written%n",
          cpu / 1e3 / (events - warm),
          committing / 1e3 / (events - warm),
          written / (events - warm));
    }
  }

  /** User and system time of the process, in nanoseconds. */
  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** The time of the committing thread, in nanoseconds; 0 where there is none. */
  private static long committing() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.dumpAllThreads(false, false))
        .filter(thread -> thread.getThreadName().equals("signalbox-inbox"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }

  /** What the process has given to the system to write, in bytes; 0 where nobody counts it. */
  private static long written() throws IOException {
    Path io = Path.of("/proc/self/io");
    if (!Files.isReadable(io)) {
      return 0;
    }
    return Files.readAllLines(io).stream()
        .filter(line -> line.startsWith("wchar: "))
        .mapToLong(line -> Long.parseLong(line.substring("wchar: ".length())))
        .sum();
  }

  private static Inbox open(String where) throws Exception {
    if (where.startsWith("jdbc:postgresql:")) {
      return PostgresInboxes.open(where);
    }
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
