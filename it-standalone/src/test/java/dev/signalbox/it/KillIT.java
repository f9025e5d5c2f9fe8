package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The node is killed with -9 under load, again and again; then every id that was answered with 200
 * is accounted for.
 */
class KillIT {

  private static final int ROUNDS = Integer.getInteger("dev.signalbox.it.kills", 20);
  private static final int PER_SECOND = 1500;
  private static final long SEED = 20261122;

  /** What piled up while the nodes were killed is handled after the last one. */
  private static final Duration BACKLOG = Duration.ofSeconds(120 + ROUNDS);

  @TempDir private Path temp;

  @Test
  void nodeKilledUnderLoad_keepsEveryAcknowledgedEventOnceAndHandlesIt() throws Exception {
    Path data = temp.resolve("data");
    Path log = temp.resolve("node.log");
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      NodeProcess node = NodeProcess.start(data, log);
      AtomicBoolean stop = new AtomicBoolean();
      Thread load =
          new Thread(
              () -> new Load(node.address(), 20, PER_SECOND, stop).run(acknowledged), "load");
      load.start();
      int wanted = acknowledged.size() + 50;
      await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= wanted);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(900));
      node.kill();
      stop.set(true);
      load.join();
    }
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 20);
    NodeProcess last = NodeProcess.start(data, log);
    try {
      await()
          .atMost(BACKLOG)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                Set<String> handled = new HashSet<>(handled(data));
                assertThat(acknowledged.stream().filter(id -> !handled.contains(id)).count())
                    .isZero();
              });
    } finally {
      last.stop();
    }
    List<String> stored =
        ids(
            data.resolve("inbox.db"),
            "SELECT event_id FROM signalbox_event WHERE event_type = 'message.received'");
    List<String> handled = handled(data);
    System.out.printf(
        "kill -9: %d rounds, answered with 200: %d, stored: %d, handled: %d%n",
        ROUNDS, acknowledged.size(), stored.size(), handled.size());
    // By sets: hundreds of thousands of ids are too many to look up one by one in a list.
    Set<String> storedOnce = new HashSet<>(stored);
    assertThat(storedOnce).hasSameSizeAs(stored);
    assertThat(new HashSet<>(handled)).hasSameSizeAs(handled);
    assertThat(acknowledged.stream().filter(id -> !storedOnce.contains(id))).isEmpty();
    assertThat(handled.stream().filter(id -> !storedOnce.contains(id))).isEmpty();
    List<String> messages =
        ids(data.resolve("handlers/handlers-message.db"), "SELECT message_id FROM message");
    assertThat(messages).hasSameSizeAs(handled);
    assertThat(new HashSet<>(messages)).hasSameSizeAs(messages);
  }

  private static List<String> handled(Path data) throws SQLException {
    return ids(data.resolve("handlers/handlers-message.db"), "SELECT event_id FROM message_event");
  }

  private static List<String> ids(Path file, String query) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
