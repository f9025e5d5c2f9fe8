package dev.signalbox.it;

import static org.awaitility.Awaitility.await;

import dev.signalbox.it.handler.SharedRecorder;
import dev.signalbox.testing.postgres.Cable;
import dev.signalbox.testing.postgres.PostgresServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Three nodes, each a process of the distribution with handlers of its own and a cable of its own
 * to one database, which a standby follows.
 */
final class Cluster implements AutoCloseable {

  static final int NODES = 3;
  static final String RECORDER = "dev.signalbox.it.shared-recorder";

  private static final int SHARDS = 16;
  private static final int STARTS = 5;

  private final Path temp;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final AtomicReferenceArray<URI> addresses = new AtomicReferenceArray<>(NODES);
  private final NodeProcess[] nodes = new NodeProcess[NODES];
  private final Cable[] cables = new Cable[NODES];
  private final PostgresServer first;
  private final PostgresServer second;
  private final String database;
  private volatile PostgresServer primary;

  Cluster(Path temp) throws Exception {
    this.temp = temp;
    first = PostgresServer.start();
    primary = first;
    database = first.newDatabase();
    second = first.standby();
    for (int node = 0; node < NODES; node++) {
      cables[node] = Cable.to(first.port());
      Files.createDirectories(handlers(node));
      Path stock = Station.stockJar("handlers-message");
      Files.copy(stock, handlers(node).resolve(stock.getFileName()));
      deploy(node, 1);
    }
    for (int node = 0; node < NODES; node++) {
      start(node);
    }
    for (int node = 0; node < NODES; node++) {
      awaitHandlers(node);
    }
  }

  private Path handlers(int node) {
    return temp.resolve("handlers" + node);
  }

  /** Installs the recorder in a version, or updates it. */
  void deploy(int node, int version) throws IOException {
    new HandlerJar(RECORDER, SharedRecorder.class).version("1.0." + version).deploy(handlers(node));
  }

  /** Starts a node as a supervisor does: again when it ended because the database was away. */
  void start(int node) throws IOException {
    IOException failure = null;
    for (int attempt = 0; attempt < STARTS; attempt++) {
      try {
        nodes[node] = startOnce(node);
        addresses.set(node, nodes[node].address());
        return;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  private NodeProcess startOnce(int node) throws IOException {
    return NodeProcess.start(
        temp.resolve("data" + node),
        temp.resolve("node" + node + ".log"),
        0,
        Map.of(
            "SIGNALBOX_INBOX_URL",
            PostgresServer.through(database, cables[node].port()),
            "SIGNALBOX_NODE_NAME",
            "node-" + node,
            "SIGNALBOX_HANDLERS_DIR",
            handlers(node).toString()));
  }

  void awaitHandlers(int node) {
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () ->
                nodes(node).values().stream()
                    .filter(one -> one.getBoolean("self"))
                    .anyMatch(one -> one.getJsonArray("handlers").size() == 2));
  }

  NodeProcess node(int node) {
    return nodes[node];
  }

  Cable cable(int node) {
    return cables[node];
  }

  AtomicReferenceArray<URI> addresses() {
    return addresses;
  }

  /** Kills the database server, and starts it again. */
  void restartDatabase() {
    primary.kill();
    primary.startAgain();
  }

  /** The database server is gone for good; the standby takes its place. */
  void failOver() {
    first.kill();
    second.promote();
    primary = second;
    for (Cable cable : cables) {
      cable.redirect(second.port());
    }
  }

  /** What a node says of all nodes, by name. */
  Map<String, JsonObject> nodes(int asked) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(addresses.get(asked).resolve("/signalbox/api/nodes"))
                .header("Authorization", "Bearer " + TestSettings.TOKEN)
                .timeout(Duration.ofSeconds(10))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    Map<String, JsonObject> all = new TreeMap<>();
    for (JsonObject one :
        Json.createReader(new StringReader(answer.body()))
            .readObject()
            .getJsonArray("nodes")
            .getValuesAs(JsonObject.class)) {
      all.put(one.getString("name"), one);
    }
    return all;
  }

  /** Waits until some nodes hold all shards of all handlers, each its share; how long it took. */
  Duration awaitShared(int asked, int among) {
    long began = System.nanoTime();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () -> {
              Map<String, List<Integer>> shares = shares(asked);
              return shares.size() == 2
                  && shares.values().stream()
                      .allMatch(
                          held ->
                              held.stream().mapToInt(Integer::intValue).sum() == SHARDS
                                  && held.stream().filter(count -> count > 0).count() == among);
            });
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** How many shards the nodes hold, by handler. */
  private Map<String, List<Integer>> shares(int asked) throws Exception {
    Map<String, List<Integer>> shares = new TreeMap<>();
    for (JsonObject node : nodes(asked).values()) {
      for (JsonValue each : node.getJsonArray("handlers")) {
        JsonObject handler = each.asJsonObject();
        shares
            .computeIfAbsent(handler.getString("name"), name -> new ArrayList<>())
            .add(handler.getJsonArray("shards").size());
      }
    }
    return shares;
  }

  /** The first column of a query, read from the database itself. */
  List<String> column(String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection =
            PostgresServer.connect(PostgresServer.through(database, primary.port()));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Override
  public void close() {
    for (NodeProcess node : nodes) {
      if (node != null) {
        kill(node);
      }
    }
    for (Cable cable : cables) {
      if (cable != null) {
        cable.close();
      }
    }
    second.close();
    first.close();
  }

  private static void kill(NodeProcess node) {
    try {
      node.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
