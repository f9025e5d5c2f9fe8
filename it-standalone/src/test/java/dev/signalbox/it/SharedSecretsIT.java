package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.simulator.DeliveryAttempt;
import dev.signalbox.simulator.DeliveryQuery;
import dev.signalbox.simulator.Occurrence;
import dev.signalbox.simulator.RetrySchedule;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorOptions;
import dev.signalbox.testing.postgres.PostgresServer;
import jakarta.json.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database keep one subscription, and both know its secret. */
class SharedSecretsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String API_KEY = "canary-of-the-api-key";
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir private Path temp;
  private int published;

  @Test
  void secretThatOneNodeMakes_isTheOthersAsWellAndOutlivesIt() throws Exception {
    int port = freePort();
    try (PostgresServer server = PostgresServer.start();
        Simulator linq =
            Simulator.start(
                SimulatorOptions.builder()
                    .apiKey(API_KEY)
                    .allowHttp(true)
                    // A refusal is final.
                    .retries(RetrySchedule.fast().withRetries(40))
                    .build())) {
      String url = server.newDatabase();
      try (Station leader = station("leader", linq, url, port, freePort());
          Station other = station("other", linq, url, port, port)) {
        leader.start();
        other.start();
        leader.done("subscriptions", "apply");
        deliversTo(linq, other);

        leader.done("subscriptions", "rotate", "default");
        deliversTo(linq, other);

        assertThat(other.done("subscriptions", "plan")).doesNotContain("not made here");
        leader.kill();
        other.done("subscriptions", "rotate", "default");
        deliversTo(linq, other);
        assertThat(other.command("subscriptions", "plan", "--detailed-exitcode").exit()).isZero();
        assertThat(refused(linq)).isEmpty();
        assertThat(Files.exists(other.data().resolve("management").resolve("secrets.json")))
            .isFalse();
      }
    }
  }

  /** The first delivery after a change is verified, within Linq's own patience. */
  private void deliversTo(Simulator linq, Station station) {
    published++;
    linq.publish(
        Occurrence.of(
            "call.ended", Json.createObjectBuilder().add("call_id", "call-" + published).build()));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(handled(station)).as("%s", refused(linq)).isEqualTo(published));
  }

  private static long handled(Station station) throws Exception {
    return station.api("events?type=call.ended&limit=100").getJsonArray("events").size();
  }

  private static List<DeliveryAttempt> refused(Simulator linq) {
    return linq.deliveries(DeliveryQuery.all()).stream()
        .filter(attempt -> attempt.outcome() == DeliveryAttempt.Outcome.FAILED)
        .toList();
  }

  /** Linq delivers to one of them, whichever has made the subscription. */
  private Station station(String name, Simulator linq, String url, int target, int port)
      throws IOException {
    return new Station(
        temp.resolve(name),
        Map.of(
            "signalbox.inbox.url",
            url,
            "signalbox.http.port",
            "" + port,
            "signalbox.endpoint.default.url",
            "http://127.0.0.1:" + target + "/webhooks/linq",
            "signalbox.management.api-key",
            API_KEY,
            "signalbox.management.api-url",
            linq.apiBase().toString(),
            "signalbox.management.allow-http",
            "true",
            "signalbox.management.secrets-key",
            KEY));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
