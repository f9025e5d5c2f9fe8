package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.testing.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The distribution on PostgreSQL: two nodes share an inbox, one is killed with -9 and started
 * again, then the other, and the database as well; then every id that was answered with 200 is
 * accounted for.
 */
class PostgresIT {

  /** Each kills two nodes and the database, and takes ten times as long as a round of KillIT. */
  private static final int ROUNDS =
      Math.max(1, Integer.getInteger("dev.signalbox.it.kills", 20) / 10);

  private static final int PER_SECOND = 200;

  @TempDir private Path temp;
  private PostgresServer server;
  private String url;
  private final NodeProcess[] nodes = new NodeProcess[2];

  @BeforeEach
  void start() throws Exception {
    server = PostgresServer.start();
    url = server.newDatabase();
    startNode(0);
    startNode(1);
  }

  @AfterEach
  void stop() throws Exception {
    for (NodeProcess node : nodes) {
      if (node != null) {
        node.kill();
      }
    }
    server.close();
  }

  private void startNode(int number) throws Exception {
    nodes[number] =
        NodeProcess.start(
            temp.resolve("data" + number),
            temp.resolve("node" + number + ".log"),
            0,
            Map.of("SIGNALBOX_INBOX_URL", url));
  }

  @Test
  void nodesAndDatabaseKilledUnderLoad_keepEveryAcknowledgedEventOnceAndHandleIt()
      throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < ROUNDS; round++) {
      for (int victim = 0; victim < 2; victim++) {
        load(acknowledged, victim);
        startNode(victim);
      }
      server.kill();
      server.startAgain();
    }
    load(acknowledged, 0);

    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(() -> assertThat(missing(acknowledged)).as("not handled").isZero());
    List<String> stored =
        ids("SELECT event_id FROM signalbox.event WHERE event_type = 'message.received'");
    List<String> handled = handled();
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS * 100);
    assertThat(handled).doesNotHaveDuplicates();
    assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged).containsAll(handled);
    assertThat(ids("SELECT message_id FROM signalbox_handlers_message.message"))
        .doesNotHaveDuplicates()
        .hasSameSizeAs(handled);
  }

  /** Both nodes get deliveries; one is killed in the middle, and the other goes on. */
  private void load(Set<String> acknowledged, int victim) throws Exception {
    NodeProcess survivor = nodes[1 - victim];
    AtomicBoolean stop = new AtomicBoolean();
    AtomicBoolean stopSurvivor = new AtomicBoolean();
    Thread dying = thread(nodes[victim], stop, acknowledged);
    awaitMore(acknowledged, 50);
    Thread surviving = thread(survivor, stopSurvivor, acknowledged);
    nodes[victim].kill();
    stop.set(true);
    dying.join();
    awaitMore(acknowledged, 50);
    // What the dead node worked on is worked by the other one.
    Set<String> soFar = Set.copyOf(acknowledged);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(() -> assertThat(missing(soFar)).as("not handled").isZero());
    stopSurvivor.set(true);
    surviving.join();
  }

  private static void awaitMore(Set<String> acknowledged, int more) {
    int wanted = acknowledged.size() + more;
    await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() >= wanted);
  }

  private static Thread thread(NodeProcess node, AtomicBoolean stop, Set<String> acknowledged) {
    Thread load =
        new Thread(() -> new Load(node.address(), 10, PER_SECOND, stop).run(acknowledged), "load");
    load.start();
    return load;
  }

  /** How many of these are not handled yet; what is asked so often must not keep the nodes busy. */
  private long missing(Set<String> wanted) throws SQLException {
    Set<String> handled = new HashSet<>(handled());
    return wanted.stream().filter(id -> !handled.contains(id)).count();
  }

  private List<String> handled() throws SQLException {
    return ids("SELECT event_id FROM signalbox_handlers_message.message_event");
  }

  private List<String> ids(String query) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
