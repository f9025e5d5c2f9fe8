package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process stands still under load, as on a machine that is suspended, and goes on. */
class FreezeIT {

  private static final int SECONDS =
      Integer.getInteger("dev.signalbox.it.faults.freeze-seconds", 5);
  private static final int ENOUGH = 200;

  @TempDir private Path temp;

  @Test
  void frozenProcess_losesNothingAndGoesOn() throws Exception {
    Path data = temp.resolve("data");
    NodeProcess node = NodeProcess.start(data, temp.resolve("node.log"));
    Set<String> answered = ConcurrentHashMap.newKeySet();
    AtomicBoolean stop = new AtomicBoolean();
    Load load = new Load(node.address(), 20, 100, stop);
    Thread sender = new Thread(() -> load.run(answered), "load");
    try {
      sender.start();
      await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() >= ENOUGH);
      assumeThat(signal("-STOP", node)).isZero();
      try {
        TimeUnit.SECONDS.sleep(SECONDS);
      } finally {
        assertThat(signal("-CONT", node)).isZero();
      }
      int before = answered.size();
      await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() >= before + ENOUGH);
      stop.set(true);
      sender.join();
      assertThat(new Account(node.address()).status("/signalbox/health/ready")).isEqualTo(200);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(200))
          .untilAsserted(
              () ->
                  assertThat(
                          Tables.rows(
                              data.resolve("handlers/handlers-message.db"),
                              "SELECT event_id FROM message_event"))
                      .doesNotHaveDuplicates()
                      .containsAll(answered));
    } finally {
      stop.set(true);
      sender.join();
      node.stop();
    }
    assertThat(
            Tables.rows(
                data.resolve("inbox.db"),
                "SELECT event_id FROM signalbox_event WHERE event_type = 'message.received'"))
        .doesNotHaveDuplicates()
        .containsAll(answered);
    System.out.printf(
        "frozen for %d s: answered with 200: %d, other answer or none: %d%n",
        SECONDS, answered.size(), load.notAcknowledged());
  }

  private static int signal(String name, NodeProcess node) throws Exception {
    try {
      return new ProcessBuilder("kill", name, Long.toString(node.pid())).start().waitFor();
    } catch (IOException noSuchCommand) {
      return -1;
    }
  }
}
