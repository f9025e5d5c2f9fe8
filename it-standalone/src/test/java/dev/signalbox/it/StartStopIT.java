package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a node comes up and goes down, seen from outside. */
class StartStopIT {

  private static final int STARTS = 5;
  private static final int RESTARTS = Integer.getInteger("dev.signalbox.it.restarts", 3);
  private static final Duration STOP_BOUND = Duration.ofSeconds(30);

  @TempDir private Path temp;

  @Test
  void start_takesSomeTime() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      long began = System.nanoTime();
      NodeProcess node = NodeProcess.start(temp.resolve("data"), temp.resolve("node.log"));
      try {
        HttpRequest ready =
            HttpRequest.newBuilder(node.address().resolve("/signalbox/health/ready")).build();
        assertThat(http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode())
            .isEqualTo(200);
        millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
      } finally {
        node.stop();
      }
    }
    System.out.println("from process start to ready, ms: " + millis);
  }

  @Test
  void restartsUnderFire_answer200Or503OrNothingAndKeepWhatTheyTook() throws Exception {
    int port = freePort();
    URI address = URI.create("http://127.0.0.1:" + port);
    Path data = temp.resolve("data");
    List<Barrage> barrages = List.of(new Barrage(address), new Barrage(address));
    try {
      for (int i = 0; i < RESTARTS; i++) {
        NodeProcess node = NodeProcess.start(data, temp.resolve("node.log"), port);
        TimeUnit.MILLISECONDS.sleep(1_500);
        long began = System.nanoTime();
        node.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(STOP_BOUND);
      }
    } finally {
      barrages.forEach(Barrage::close);
    }
    Set<String> taken = new HashSet<>();
    for (Barrage barrage : barrages) {
      assertThat(barrage.statuses().keySet()).isSubsetOf(200, 503);
      assertThat(barrage.statuses()).containsKey(200);
      System.out.println("answers over restarts: " + barrage.statuses());
      taken.addAll(barrage.taken());
    }
    assertThat(stored(data)).doesNotHaveDuplicates().containsAll(taken);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The node is down, so that its file may be opened. */
  private static List<String> stored(Path data) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("inbox.db"));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT event_id FROM signalbox_event WHERE event_type = 'message.received'")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
