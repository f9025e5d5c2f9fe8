package dev.signalbox.it;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Deliveries to several nodes in turn, as by a load balancer: one that does not answer is left out
 * for a while. Each delivery comes again until it is acknowledged, and some go to two nodes at
 * once. Within a chat the next one is sent after the acknowledgement of the one before, so that the
 * order is known.
 */
final class ClusterLoad {

  private static final int CHATS = 120;
  private static final int DOUBLE_EVERY = 20;
  private static final long ANSWER_SECONDS = 3;
  private static final long OUT_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Sender sender = new Sender();
  private final AtomicReferenceArray<URI> nodes;
  private final AtomicReferenceArray<Long> outUntil;
  private final long intervalNanos;
  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger repeats = new AtomicInteger();
  private final AtomicInteger doubles = new AtomicInteger();
  private final AtomicInteger offered = new AtomicInteger();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Executor later = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);
  private final Thread thread = new Thread(this::run, "cluster-load");

  /**
   * @param nodes where they listen; may change
   */
  ClusterLoad(AtomicReferenceArray<URI> nodes, int perSecond) {
    this.nodes = nodes;
    this.outUntil = new AtomicReferenceArray<>(nodes.length());
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  void start() {
    thread.start();
  }

  /** Offers nothing more, and waits until everything is acknowledged. */
  void finish() throws InterruptedException {
    stop.set(true);
    thread.join();
  }

  Set<String> acknowledged() {
    return acknowledged;
  }

  int offered() {
    return offered.get();
  }

  String summary() {
    return acknowledged.size()
        + " acknowledged, "
        + repeats.get()
        + " sent again, "
        + doubles.get()
        + " to two nodes at once";
  }

  private void run() {
    List<CompletableFuture<?>> last = new ArrayList<>();
    for (int i = 0; i < CHATS; i++) {
      last.add(CompletableFuture.completedFuture(null));
    }
    long next = System.nanoTime();
    for (int number = 0; !stop.get(); number++) {
      Message message =
          new Message(UUID.randomUUID().toString(), "chat-" + number % CHATS, number / CHATS);
      boolean twice = number % DOUBLE_EVERY == 0;
      offered.incrementAndGet();
      last.set(
          number % CHATS, last.get(number % CHATS).thenCompose(any -> deliver(message, twice)));
      next += intervalNanos;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    last.forEach(CompletableFuture::join);
  }

  private record Message(String id, String chat, int number) {}

  /** Until it is acknowledged. */
  private CompletableFuture<Void> deliver(Message message, boolean twice) {
    CompletableFuture<Boolean> taken =
        twice ? send(message).thenCombine(send(message), Boolean::logicalOr) : send(message);
    if (twice) {
      doubles.incrementAndGet();
    }
    return taken.thenCompose(
        done -> {
          if (done) {
            acknowledged.add(message.id());
            return CompletableFuture.completedFuture(null);
          }
          repeats.incrementAndGet();
          return CompletableFuture.supplyAsync(() -> message, later)
              .thenCompose(again -> deliver(again, false));
        });
  }

  private CompletableFuture<Boolean> send(Message message) {
    int node = next();
    return sender
        .send(nodes.get(node), message.id(), message.chat(), message.number())
        .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
        .handle(
            (status, failure) -> {
              boolean taken = failure == null && status == 200;
              if (!taken) {
                outUntil.set(node, System.nanoTime() + OUT_NANOS);
              }
              return taken;
            });
  }

  private int next() {
    for (int i = 0; i < nodes.length(); i++) {
      int node = Math.floorMod(turn.getAndIncrement(), nodes.length());
      Long out = outUntil.get(node);
      if (out == null || System.nanoTime() - out > 0) {
        return node;
      }
    }
    return Math.floorMod(turn.getAndIncrement(), nodes.length());
  }
}
