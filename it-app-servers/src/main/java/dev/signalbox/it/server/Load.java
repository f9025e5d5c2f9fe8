package dev.signalbox.it.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Deliveries at a steady rate over some chats, until it is closed. */
final class Load implements AutoCloseable {

  private static final int CHATS = 8;

  private final Sender sender;
  private final String prefix;
  private final long interval;
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
    List<CompletableFuture<?>> under = new ArrayList<>();
    long next = System.nanoTime();
    for (int number = 0; !stop.get(); number++) {
      String id = prefix + "-" + UUID.randomUUID();
      under.add(
          sender
              .send(id, "chat-" + number % CHATS, "number " + number)
              .handle(
                  (status, failure) -> failure == null && status == 200 && acknowledged.add(id)));
      next += interval;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    under.forEach(CompletableFuture::join);
  }

  /** The ids that were answered with 200 so far. */
  Set<String> acknowledged() {
    return Set.copyOf(acknowledged);
  }

  /** Waits until so many more have been answered with 200. */
  void awaitMore(int count) {
    int before = acknowledged.size();
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .pollInterval(java.time.Duration.ofMillis(20))
        .until(() -> acknowledged.size() >= before + count);
  }

  /** Stops sending and waits for the answers that are still to come. */
  Set<String> end() throws Exception {
    stop.set(true);
    running.get(60, TimeUnit.SECONDS);
    return acknowledged();
  }

  @Override
  public void close() {
    stop.set(true);
    executor.shutdown();
  }
}
