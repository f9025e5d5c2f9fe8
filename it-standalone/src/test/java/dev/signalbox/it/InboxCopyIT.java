package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.testing.postgres.PostgresServer;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one node on SQLite to several on PostgreSQL, with the command. */
class InboxCopyIT {

  @TempDir private Path temp;

  @Test
  void nodeThatMoves_handlesNothingTwiceAndLosesNothing() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Station before = new Station(temp.resolve("before"), Map.of())) {
      before.start();
      before.awaitRunning(Station.STOCK.toArray(String[]::new));
      deliverAll(before);
      before.awaitSettled(Station.STOCK);
      Map<String, JsonObject> then = before.status();
      String url = server.newDatabase();
      Station.Printed running = copy(before, url);
      assertThat(running.exit()).as(running.err()).isEqualTo(69);
      assertThat(running.err()).contains("in use by another Signalbox");
      before.stop();

      Station.Printed done = copy(before, url);
      assertThat(done.exit()).as("%s", done).isZero();
      assertThat(done.out()).contains("WHAT", "events", "Complete.");
      Station.Printed again = copy(before, url);
      assertThat(again.exit()).as(again.err()).isEqualTo(1);
      assertThat(again.err()).contains("complete").doesNotContain("\tat ");

      long messages = count(url, "SELECT count(*) FROM signalbox_handlers_message.message_event");
      assertThat(messages).isPositive();
      try (Station one = new Station(temp.resolve("one"), Map.of("signalbox.inbox.url", url));
          Station two = new Station(temp.resolve("two"), Map.of("signalbox.inbox.url", url))) {
        one.start();
        two.start();
        one.awaitRunning(Station.STOCK.toArray(String[]::new));
        // All of it is known: the dedupe keys came along.
        deliverAll(two);
        assertThat(count(url, "SELECT last_sequence FROM signalbox.state"))
            .isEqualTo(count(url, "SELECT max(sequence) FROM signalbox.event"));
        assertThat(count(url, "SELECT count(*) - count(DISTINCT event_id) FROM signalbox.event"))
            .isZero();
        two.deliver(renamed(Samples.list(Samples.V2026).get(0)));
        await()
            .atMost(Duration.ofSeconds(120))
            .untilAsserted(
                () ->
                    assertThat(
                            count(
                                url,
                                "SELECT count(*) FROM signalbox.event e, signalbox.ledger_shard s"
                                    + " WHERE e.event_id = 'after-the-move'"
                                    + " AND s.position < e.sequence"))
                        .isZero());
        assertThat(then).containsOnlyKeys(one.status().keySet());
        assertThat(count(url, "SELECT count(*) FROM signalbox.ledger_dead")).isZero();
      }
    }
  }

  private static void deliverAll(Station station) throws IOException {
    for (Sample sample : Samples.list(Samples.V2026)) {
      station.deliver(sample.bytes());
    }
  }

  /** Runs the command on the files of a node. */
  private Station.Printed copy(Station from, String url) throws Exception {
    List<String> line = new ArrayList<>(List.of(Dist.command()));
    line.addAll(List.of("inbox", "copy", "--data", from.data().toString(), "--to", url));
    Path err = Files.createTempFile(temp, "copy", ".err");
    Process command = new ProcessBuilder(line).redirectError(err.toFile()).start();
    String out = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Station.Printed(command.exitValue(), out, Files.readString(err));
  }

  private static byte[] renamed(Sample sample) {
    return new String(sample.bytes(), StandardCharsets.UTF_8)
        .replaceFirst("(\"event_id\"\\s*:\\s*\")[^\"]+", "$1after-the-move")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static long count(String url, String sql) throws Exception {
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
