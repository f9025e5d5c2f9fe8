package dev.signalbox.it;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Good deliveries without a pause, over kept connections and over new ones, whether anybody listens
 * or not; notes every answer.
 */
final class Barrage implements AutoCloseable {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final URI node;
  private final Sender sender = new Sender();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads;

  Barrage(URI node) {
    this.node = node;
    this.threads =
        List.of(
            new Thread(() -> repeat(this::overKeptConnection), "barrage-kept"),
            new Thread(() -> repeat(this::overNewConnection), "barrage-new"));
    threads.forEach(Thread::start);
  }

  private interface Shot {
    int fire(String id) throws IOException;
  }

  private void repeat(Shot shot) {
    while (!stop.get()) {
      String id = UUID.randomUUID().toString();
      try {
        int status = shot.fire(id);
        if (status == 200) {
          taken.add(id);
        }
        if (status > 0) {
          statuses.computeIfAbsent(status, any -> new AtomicInteger()).incrementAndGet();
        }
      } catch (IOException | CompletionException refusedOrReset) {
        // Nobody listens, or nobody any more: the sender comes again, and leaves the node that
        // starts some of the machine.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private int overKeptConnection(String id) {
    return sender.send(node, id, "chat", 1).join();
  }

  private int overNewConnection(String id) throws IOException {
    byte[] body =
        ("{\"event_id\":\"" + id + "\",\"event_type\":\"message.received\",\"data\":{}}")
            .getBytes(StandardCharsets.UTF_8);
    return new RawClient(node).exchange(Forge.signed(body)).status();
  }

  Map<Integer, AtomicInteger> statuses() {
    return statuses;
  }

  Set<String> taken() {
    return taken;
  }

  @Override
  public void close() {
    stop.set(true);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
