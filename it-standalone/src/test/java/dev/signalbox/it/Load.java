package dev.signalbox.it;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Deliveries at a steady rate over some chats. Within a chat the next one is sent after the answer
 * to the one before, so that the order of arrival is known.
 */
final class Load {

  private final Sender sender = new Sender();
  private final URI node;
  private final int chats;
  private final long intervalNanos;
  private final AtomicBoolean stop;
  private final AtomicInteger notAcknowledged = new AtomicInteger();

  Load(URI node, int chats, int perSecond, AtomicBoolean stop) {
    this.node = node;
    this.chats = chats;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.stop = stop;
  }

  /**
   * Sends until it is stopped, then waits for what is under way; notes the ids that were answered
   * with 200.
   */
  void run(Set<String> acknowledged) {
    List<CompletableFuture<?>> last = new ArrayList<>();
    for (int i = 0; i < chats; i++) {
      last.add(CompletableFuture.completedFuture(null));
    }
    long next = System.nanoTime();
    for (int number = 0; !stop.get(); number++) {
      int chat = number % chats;
      last.set(chat, last.get(chat).thenCompose(one(chat, number, acknowledged)));
      next += intervalNanos;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    last.forEach(CompletableFuture::join);
  }

  private java.util.function.Function<Object, CompletableFuture<Object>> one(
      int chat, int number, Set<String> acknowledged) {
    String id = UUID.randomUUID().toString();
    return before ->
        sender
            .send(node, id, "chat-" + chat, number)
            .handle(
                (status, failure) -> {
                  if (failure == null && status == 200) {
                    acknowledged.add(id);
                  } else {
                    notAcknowledged.incrementAndGet();
                  }
                  return null;
                });
  }

  /** How many got another answer, or none. */
  int notAcknowledged() {
    return notAcknowledged.get();
  }
}
