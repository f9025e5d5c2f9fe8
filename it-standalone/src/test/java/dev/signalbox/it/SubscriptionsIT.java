package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.simulator.Conversation;
import dev.signalbox.simulator.ConversationOptions;
import dev.signalbox.simulator.DeliveryAttempt;
import dev.signalbox.simulator.DeliveryQuery;
import dev.signalbox.simulator.Occurrence;
import dev.signalbox.simulator.RetrySchedule;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution keeps its subscription at a local Linq. */
class SubscriptionsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String API_KEY = "canary-of-the-api-key";
  private static final String FOREIGN = "http://127.0.0.1:1/somebody-elses";
  private static final int KILLS = 5;

  /** A node on a busy machine takes its time to come up again: three minutes of patience. */
  private static final RetrySchedule OFTEN =
      new RetrySchedule(100, Duration.ofMillis(20), Duration.ofSeconds(2));

  @TempDir private Path temp;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void installed_followsTheHandlersThatComeAndGo() throws Exception {
    try (Simulator linq = linq();
        Station station =
            station(
                linq,
                Map.of(
                    "signalbox.management.repair", "true",
                    "signalbox.management.check-interval", "1s",
                    "signalbox.management.narrow-after", "1s"))) {
      for (String handler : Station.STOCK) {
        if (!handler.equals("handlers-message")) {
          station.remove(handler);
        }
      }
      station.start();
      eventually(() -> assertThat(events(linq)).contains("message.received"));
      assertThat(events(linq)).noneMatch(type -> type.startsWith("call."));
      String id = only(linq).getString("id");

      station.deploy(Station.stockJar("handlers-call"), "handlers-call");
      eventually(() -> assertThat(events(linq)).contains("message.received", "call.ended"));
      JsonObject call = Json.createObjectBuilder().add("call_id", "call-1").build();
      linq.publish(Occurrence.of("call.ended", call));
      station.awaitStatus(
          status -> assertThat(status.get("handlers-call").getInt("handled")).isEqualTo(1));

      station.remove("handlers-call");
      eventually(
          () ->
              assertThat(events(linq))
                  .contains("message.received")
                  .noneMatch(type -> type.startsWith("call.")));
      assertThat(only(linq).getString("id")).isEqualTo(id);
    }
  }

  @Test
  void nodeThatIsKilledWhileItRotates_healsAndLosesNothing() throws Exception {
    Random random = new Random(7);
    try (Simulator linq = linq();
        Station station = station(linq, Map.of())) {
      station.start();
      assertThat(station.command("subscriptions", "plan", "--detailed-exitcode").exit())
          .isEqualTo(2);
      station.done("subscriptions", "apply");
      station.awaitRunning(Station.STOCK.toArray(String[]::new));
      Conversation talk = linq.conversation(ConversationOptions.of(25, 7));
      try {
        for (int i = 0; i < KILLS; i++) {
          CompletableFuture<HttpResponse<String>> rotation = rotate(station);
          TimeUnit.MILLISECONDS.sleep(random.nextInt(200));
          station.kill();
          rotation.handle((answer, cut) -> answer).get(30, TimeUnit.SECONDS);
          station.start();
          station.done("subscriptions", "apply");
          // Beside those that others have replaced.
          assertThat(ours(linq)).as("after kill %s", i).isNotEmpty();
          assertThat(station.command("subscriptions", "plan", "--detailed-exitcode").exit())
              .as("after kill %s", i)
              .isZero();
        }
      } finally {
        talk.close();
      }
      // A refusal is final. The only one there may be is on a subscription that went because its
      // secret never arrived; the event comes on the other one as well, so its row is there.
      eventually(() -> assertThat(linq.counts().pending()).isZero());
      station.awaitSettled(Station.STOCK);
      List<String> wanted = events(newest(linq));
      assertThat(stored(station))
          .as("refused for good: %s", refused(linq))
          .isEqualTo(
              talk.state().byType().entrySet().stream()
                  .filter(type -> wanted.contains(type.getKey()))
                  .mapToLong(Map.Entry::getValue)
                  .sum());

      assertThat(station.command("subscriptions", "plan", "--detailed-exitcode").exit()).isZero();
      assertThat(subscriptions(linq))
          .filteredOn(one -> one.getString("target_url").equals(FOREIGN))
          .hasSize(1);
      assertThat(written(station)).isNotEmpty();
      for (Path file : written(station)) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(API_KEY, TestSettings.TOKEN, "whsec_");
      }
      for (String shown : shown(station)) {
        assertThat(shown).isNotBlank().doesNotContain(API_KEY, TestSettings.TOKEN, "whsec_");
      }
    }
  }

  /** With a subscription in the account that is somebody else's. */
  private Simulator linq() throws Exception {
    Simulator linq =
        Simulator.start(
            SimulatorOptions.builder().apiKey(API_KEY).allowHttp(true).retries(OFTEN).build());
    JsonObject foreign =
        Json.createObjectBuilder()
            .add("target_url", FOREIGN)
            .add("subscribed_events", Json.createArrayBuilder().add("payment.expired"))
            .build();
    HttpResponse<String> answer =
        http.send(
            account(linq).POST(HttpRequest.BodyPublishers.ofString(foreign.toString())).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(201);
    return linq;
  }

  private Station station(Simulator linq, Map<String, String> more) throws IOException {
    int port = freePort();
    Map<String, String> settings = new HashMap<>(more);
    settings.put("signalbox.http.port", "" + port);
    settings.put("signalbox.endpoint.default.url", "http://127.0.0.1:" + port + "/webhooks/linq");
    settings.put("signalbox.management.api-key", API_KEY);
    settings.put("signalbox.management.api-url", linq.apiBase().toString());
    settings.put("signalbox.management.allow-http", "true");
    return new Station(temp.resolve("station"), settings);
  }

  private CompletableFuture<HttpResponse<String>> rotate(Station station) {
    return http.sendAsync(
        HttpRequest.newBuilder(
                station.address().resolve("/signalbox/api/subscriptions/endpoints/default/rotate"))
            .header("Authorization", "Bearer " + TestSettings.TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder account(Simulator linq) {
    return HttpRequest.newBuilder(URI.create(linq.apiBase() + "/v3/webhook-subscriptions"))
        .header("Authorization", "Bearer " + API_KEY)
        .header("Content-Type", "application/json");
  }

  private List<JsonObject> subscriptions(Simulator linq) throws Exception {
    HttpResponse<String> answer =
        http.send(account(linq).GET().build(), HttpResponse.BodyHandlers.ofString());
    return Station.json(answer.body()).getJsonArray("subscriptions").getValuesAs(JsonObject.class);
  }

  private List<JsonObject> ours(Simulator linq) throws Exception {
    return subscriptions(linq).stream()
        .filter(one -> !one.getString("target_url").equals(FOREIGN))
        .toList();
  }

  private JsonObject only(Simulator linq) throws Exception {
    assertThat(ours(linq)).hasSize(1);
    return ours(linq).get(0);
  }

  private JsonObject newest(Simulator linq) throws Exception {
    List<JsonObject> all = ours(linq);
    return all.get(all.size() - 1);
  }

  private List<String> events(Simulator linq) throws Exception {
    return events(only(linq));
  }

  private static List<String> events(JsonObject subscription) {
    return subscription.getJsonArray("subscribed_events").getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }

  private static List<DeliveryAttempt> refused(Simulator linq) {
    return linq.deliveries(DeliveryQuery.all()).stream()
        .filter(attempt -> attempt.outcome() == DeliveryAttempt.Outcome.FAILED)
        .toList();
  }

  /** Derived events are the node's own. */
  private static long stored(Station station) throws Exception {
    long count = 0;
    long after = 0;
    List<JsonObject> page;
    do {
      page =
          station
              .api("events?order=asc&limit=1000&after=" + after)
              .getJsonArray("events")
              .getValuesAs(JsonObject.class);
      for (JsonObject event : page) {
        count += event.getString("type").startsWith("signalbox.") ? 0 : 1;
        after = event.getJsonNumber("sequence").longValue();
      }
    } while (!page.isEmpty());
    return count;
  }

  /** What the node keeps of its management, and its log. */
  private static List<Path> written(Station station) throws IOException {
    List<Path> all = new ArrayList<>(List.of(station.log()));
    try (Stream<Path> files = Files.walk(station.data().resolve("management"))) {
      files.filter(Files::isRegularFile).forEach(all::add);
    }
    return all;
  }

  /** What the node and the commands show of it. */
  private List<String> shown(Station station) throws Exception {
    List<String> all = new ArrayList<>();
    for (String command : List.of("plan", "apply", "list", "rotate", "pause", "resume")) {
      List<String> words = new ArrayList<>(List.of("subscriptions", command, "--json"));
      if (List.of("rotate", "pause", "resume").contains(command)) {
        words.add("default");
      }
      all.add(station.done(words.toArray(String[]::new)));
    }
    Station.Printed wrong = station.command("subscriptions", "adopt", "no-such-id", "--json");
    assertThat(wrong.exit()).isNotZero();
    all.add(wrong.out() + wrong.err());
    for (String path : List.of("/signalbox/metrics", "/signalbox/health/ready")) {
      all.add(
          http.send(
                  HttpRequest.newBuilder(station.address().resolve(path)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    }
    return all;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private interface Check {
    void check() throws Exception;
  }

  private static void eventually(Check check) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(check::check);
  }
}
