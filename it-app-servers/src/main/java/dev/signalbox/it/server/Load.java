package dev.signalbox.it.server;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Deliveries at a steady rate over some chats, until it is closed; slower where the server is slow,
 * so that what waits stays within bounds.
 */
final class Load implements AutoCloseable {

  private static final int CHATS = 8;
  private static final int UNDER_WAY = 32;

  private final Sender sender;
  private final String prefix;
  private final long interval;
  private final Semaphore free = new Semaphore(UNDER_WAY);
  private final AtomicBoolean stop = new AtomicBoolean();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Future<?> running;

  Load(Sender sender, String prefix, int perSecond) {
    this.sender = sender;
    this.prefix = prefix;
    this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.running = executor.submit(this::run);
  }

  private void run() {
    long next = System.nanoTime();
    for (int number = 0; !stop.get(); number++) {
      free.acquireUninterruptibly();
      String id = prefix + "-" + UUID.randomUUID();
      sender
          .send(id, "chat-" + number % CHATS, "number " + number)
          .orTimeout(1, TimeUnit.MINUTES)
          .whenComplete((status, failure) -> answered(id, failure == null && status == 200));
      next = Math.max(next + interval, System.nanoTime());
      LockSupport.parkNanos(next - System.nanoTime());
    }
    free.acquireUninterruptibly(UNDER_WAY);
  }

  private void answered(String id, boolean ok) {
    if (ok) {
      acknowledged.add(id);
    }
    free.release();
  }

  /** The ids that were answered with 200 so far. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** Waits until so many more have been answered with 200. */
  void awaitMore(int count) {
    int before = acknowledged.size();
    Patience.await().until(() -> acknowledged.size() >= before + count);
  }

  /** Stops sending and waits for the answers that are still to come. */
  Set<String> end() throws Exception {
    stop.set(true);
    running.get(4, TimeUnit.MINUTES);
    return acknowledged();
  }

  @Override
  public void close() {
    stop.set(true);
    executor.shutdown();
  }
}
