package dev.signalbox.it;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sends as Linq does, again and again until it is answered with 200, and counts every id. */
final class CrashTally {

  private static final int UNDER_WAY = 8;
  private static final int MOST = 4_000;
  private static final int CHATS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String prefix;
  private final Path data;
  private final Sender sender = new Sender();
  private final List<String> sent = new ArrayList<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  CrashTally(String prefix, Path data) {
    this.prefix = prefix;
    this.data = data;
  }

  /** Sends new events until the process has ended. */
  void sendUntilItEnds(CrashProcess process) throws InterruptedException {
    URI node = process.address().orElseThrow();
    Semaphore free = new Semaphore(UNDER_WAY);
    List<CompletableFuture<?>> all = new ArrayList<>();
    while (process.alive() && sent.size() < MOST) {
      if (!free.tryAcquire(1, TimeUnit.SECONDS)) {
        continue;
      }
      String id = prefix + sent.size();
      sent.add(id);
      all.add(send(node, id).whenComplete((status, failure) -> free.release()));
    }
    all.forEach(each -> each.handle((status, failure) -> null).join());
  }

  /** Sends once more what has not been answered with 200, until it is. */
  void sendAgain(URI node) {
    for (String id : sent) {
      if (!answered.contains(id)) {
        await().atMost(PATIENCE).until(() -> send(node, id).join() == 200);
      }
    }
  }

  private CompletableFuture<Integer> send(URI node, String id) {
    int number = sent.size();
    return sender
        .send(node, id, "chat-" + number % CHATS, number)
        .thenApply(
            status -> {
              if (status == 200) {
                answered.add(id);
              }
              return status;
            });
  }

  int sent() {
    return sent.size();
  }

  int answered() {
    return answered.size();
  }

  /** Those that were answered with 200 and are not in the log; the process is down. */
  Set<String> lost() throws Exception {
    Set<String> lost = new HashSet<>(answered);
    stored().forEach(lost::remove);
    return lost;
  }

  /** What is in the log, in its order. */
  List<String> stored() throws Exception {
    return Tables.rows(
        data.resolve("inbox.db"), "SELECT event_id FROM signalbox_event ORDER BY sequence");
  }

  /** What the handler has written, in its order. */
  List<String> handled() throws Exception {
    return Tables.rows(
        data.resolve("handlers").resolve(CrashNode.HANDLER + ".db"),
        "SELECT event_id FROM handled ORDER BY rowid");
  }

  /** Waits until the handler has seen as many as were sent. */
  void awaitHandled() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> handled().size() >= sent.size());
  }

  /** All ids, in the order of sending. */
  List<String> all() {
    return sent;
  }
}
