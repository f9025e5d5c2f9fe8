package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.Abuser;
import dev.signalbox.it.handler.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A handler that does everything that is bad, beside one that does its work. The node goes on, or
 * ends and is started again; every event is seen once by both.
 */
class HostileHandlersIT {

  private static final String ABUSER = "abuser";
  private static final String BYSTANDER = "bystander";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> THROWN =
      List.of(
          "runtime",
          "checked",
          "interrupted",
          "cancelled",
          "mute",
          "circular",
          "assertion",
          "linkage",
          "initializer",
          "memory-error",
          "internal",
          "death",
          "own",
          "stack");

  @TempDir private Path temp;
  private Path data;
  private NodeProcess node;
  private final List<String> delivered = new ArrayList<>();

  @BeforeEach
  void deploy() throws Exception {
    data = temp.resolve("data");
    Path handlers = Files.createDirectory(temp.resolve("handlers"));
    new HandlerJar(
            ABUSER,
            Witness.class,
            Abuser.class,
            Class.forName("dev.signalbox.it.handler.Throwables"),
            Class.forName("dev.signalbox.it.handler.Throwables$Own"),
            Class.forName("dev.signalbox.it.handler.Throwables$Mute"))
        .deploy(handlers);
    new HandlerJar(BYSTANDER, Witness.class).deploy(handlers);
  }

  private void start() throws IOException {
    node =
        NodeProcess.start(
            data,
            temp.resolve("node.log"),
            0,
            Map.of(
                "SIGNALBOX_HANDLERS_DIR", temp.resolve("handlers").toString(),
                "SIGNALBOX_RETRY_INITIAL_DELAY", "50ms",
                "SIGNALBOX_RETRY_MAX_DELAY", "500ms",
                "SIGNALBOX_BREAKER_MINIMUM_CALLS", "10000",
                "SIGNALBOX_BREAKER_WINDOW", "10000",
                "SIGNALBOX_DISPATCH_DRAIN_TIMEOUT", "1s"));
  }

  private void deliver(String kind) throws IOException {
    String id = UUID.randomUUID().toString();
    Path marker = temp.resolve("marker-" + id);
    String event =
        "{\"kind\":\"%s\",\"marker\":\"%s\",\"chat_id\":\"%s\"}".formatted(kind, marker, kind);
    accept(TestNode.event(id, "abuse." + kind, event), id);
  }

  private void deliverOrdinary(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      String id = UUID.randomUUID().toString();
      accept(TestNode.event(id, "test.fine", "{\"chat_id\":\"chat-" + i + "\"}"), id);
    }
  }

  private void accept(byte[] body, String id) throws IOException {
    assertThat(new RawClient(node.address()).exchange(Forge.signed(body)).status()).isEqualTo(200);
    delivered.add(id);
  }

  private List<String> seen(String handler) throws Exception {
    return Tables.rows(
        data.resolve("handlers").resolve(handler + ".db"),
        "SELECT event_id FROM seen WHERE cause = '' ORDER BY place");
  }

  private void awaitAllSeenOnce(String... handlers) {
    for (String handler : handlers) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptions()
          .untilAsserted(
              () ->
                  assertThat(seen(handler))
                      .as("seen by %s", handler)
                      .containsExactlyInAnyOrderElementsOf(delivered));
    }
  }

  @Test
  void everyAbuse_harmsNobodyElseAndLosesNothing() throws Exception {
    start();
    for (String kind : THROWN) {
      deliver(kind);
    }
    deliver("interrupt");
    deliver("thread");
    deliver("change");
    deliverOrdinary(20);
    awaitAllSeenOnce(BYSTANDER, ABUSER);
    assertThat(seenBy(BYSTANDER, "test.unchanged")).hasSize(1);
    assertNoDeadlock();
    assertThat(Files.readString(temp.resolve("node.log"))).doesNotContain("\n forged log line");

    deliver("hang");
    deliverOrdinary(5);
    awaitAllSeenOnce(BYSTANDER);
    assertThat(new Account(node.address()).status("/signalbox/health/live")).isEqualTo(200);
    // The handler hangs and its leaked threads are no daemons: the stop is bounded nevertheless.
    node.stop();
    start();
    awaitAllSeenOnce(BYSTANDER, ABUSER);

    endByItself("exit");
    endByItself("memory");

    awaitAllSeenOnce(BYSTANDER, ABUSER);
    node.stop();
    assertThat(
            Tables.rows(
                data.resolve("inbox.db"),
                "SELECT event_id FROM signalbox_event WHERE event_type <> 'test.unchanged'"))
        .containsExactlyInAnyOrderElementsOf(delivered);
    System.out.printf(
        "hostile handlers: delivered %d, seen once by each of both handlers%n", delivered.size());
  }

  private List<String> seenBy(String handler, String type) throws Exception {
    List<String> found = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () -> {
              found.clear();
              found.addAll(
                  Tables.rows(
                      data.resolve("handlers").resolve(handler + ".db"),
                      "SELECT event_id FROM seen WHERE type = '" + type + "'"));
              return !found.isEmpty();
            });
    return found;
  }

  /** The process ends, or goes on; either way both see everything. */
  private void endByItself(String kind) throws Exception {
    deliver(kind);
    await().atMost(PATIENCE).until(() -> !node.alive());
    start();
    deliverOrdinary(3);
    awaitAllSeenOnce(BYSTANDER, ABUSER);
  }

  private void assertNoDeadlock() throws Exception {
    Process jstack =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jstack").toString(),
                Long.toString(node.pid()))
            .redirectErrorStream(true)
            .start();
    String threads = new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jstack.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(threads).contains("signalbox-inbox").doesNotContain("deadlock");
  }
}
