package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one PostgreSQL under load, while nodes are killed, stopped, cut off and updated,
 * and the database is restarted and fails over. Then every id that was acknowledged is looked for
 * in every handler's tables. Some 25 s of load; with {@code -Pcluster} two minutes.
 */
class ClusterIT {

  private static final boolean LONG = Boolean.getBoolean("dev.signalbox.it.cluster.long");
  private static final int PER_SECOND =
      Integer.getInteger("dev.signalbox.it.cluster.rate", LONG ? 1_000 : 100);
  private static final String SEEN =
      "FROM signalbox_" + Cluster.RECORDER.replaceAll("[.-]", "_") + ".seen";

  @TempDir private Path temp;
  private Cluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = new Cluster(temp);
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
  }

  @Test
  void nodesAndDatabaseThatFailUnderLoad_loseNothing_repeatNothing_andKeepTheOrder()
      throws Exception {
    cluster.awaitShared(0, 3);
    ClusterLoad load = new ClusterLoad(cluster.addresses(), PER_SECOND);
    long began = System.nanoTime();
    load.start();
    if (LONG) {
      twoMinutes(began);
    } else {
      halfAMinute(began);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    int offered = load.offered();
    load.finish();
    System.out.printf(
        "cluster: %d deliveries offered in %.0f s (%.0f/s); %s%n",
        offered, seconds, offered / seconds, load.summary());

    verify(load);
  }

  private void halfAMinute(long began) throws Exception {
    until(began, 2);
    cluster.node(1).pause();
    until(began, 3);
    cluster.node(0).kill();
    report("killed and stopped: worked by the third node after", cluster.awaitShared(2, 1));
    cluster.start(0);
    cluster.node(1).resume();
    update(0, 2);
    cluster.cable(2).cut();
    until(began, 14);
    cluster.cable(2).mend();
    cluster.failOver();
    update(1, 2);
    update(2, 2);
    report("failed over: worked by all nodes after", cluster.awaitShared(0, 3));
    until(began, 25);
  }

  private void twoMinutes(long began) throws Exception {
    until(began, 5);
    cluster.node(0).kill();
    report("killed: worked by the others after", cluster.awaitShared(1, 2));
    cluster.start(0);
    until(began, 18);
    cluster.node(1).pause();
    report("stopped: worked by the others after", cluster.awaitShared(0, 2));
    cluster.cable(2).cut();
    until(began, 32);
    cluster.cable(2).mend();
    update(0, 2);
    until(began, 40);
    cluster.cable(0).silence();
    until(began, 50);
    cluster.cable(0).mend();
    update(2, 2);
    until(began, 60);
    cluster.restartDatabase();
    until(began, 78);
    cluster.node(1).resume();
    update(1, 2);
    until(began, 90);
    cluster.failOver();
    report("failed over: worked by all nodes after", cluster.awaitShared(0, 3));
    cluster.node(2).kill();
    report("killed: worked by the others after", cluster.awaitShared(0, 2));
    cluster.start(2);
    until(began, 120);
  }

  private static void report(String what, Duration took) {
    System.out.printf("cluster: %s %.1f s%n", what, took.toMillis() / 1e3);
  }

  private void update(int node, int version) throws Exception {
    cluster.deploy(node, version);
  }

  private static void until(long began, int second) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(began + TimeUnit.SECONDS.toNanos(second) - System.nanoTime());
  }

  private void verify(ClusterLoad load) throws Exception {
    assertThat(load.acknowledged()).hasSize(load.offered());
    await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertAll(load, cluster.column("SELECT event_id " + SEEN));
              assertAll(
                  load,
                  cluster.column("SELECT event_id FROM signalbox_handlers_message.message_event"));
            });
    assertThat(
            cluster.column(
                "SELECT event_id FROM signalbox.event WHERE event_type = 'message.received'"))
        .doesNotHaveDuplicates()
        .hasSameSizeAs(load.acknowledged());
    assertThat(cluster.column("SELECT event_id " + SEEN)).doesNotHaveDuplicates();
    assertThat(cluster.column("SELECT event_id FROM signalbox_handlers_message.message_event"))
        .doesNotHaveDuplicates();
    assertOrder();
    cluster.awaitShared(0, 3);
    assertThat(cluster.nodes(1)).containsOnlyKeys("node-0", "node-1", "node-2");
    for (int node = 0; node < Cluster.NODES; node++) {
      assertThat(Files.readString(temp.resolve("node" + node + ".log")))
          .doesNotContain("NullPointerException");
    }
  }

  /** Every id, and how many are missing when one is. */
  private static void assertAll(ClusterLoad load, List<String> found) {
    HashSet<String> missing = new HashSet<>(load.acknowledged());
    found.forEach(missing::remove);
    assertThat(missing.stream().limit(5)).as("%d are missing", missing.size()).isEmpty();
  }

  private void assertOrder() throws Exception {
    Map<String, List<Integer>> numbers = new TreeMap<>();
    for (String row : cluster.column("SELECT chat || ' ' || number " + SEEN + " ORDER BY place")) {
      String[] parts = row.split(" ");
      numbers.computeIfAbsent(parts[0], chat -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
    }
    numbers.forEach(
        (chat, seen) -> {
          for (int i = 0; i < seen.size(); i++) {
            assertThat(seen.get(i)).as("place %d of %s", i, chat).isEqualTo(i);
          }
        });
  }
}
