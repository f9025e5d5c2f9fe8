package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.simulator.Conversation;
import dev.signalbox.simulator.ConversationOptions;
import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.FaultKind;
import dev.signalbox.simulator.Operation;
import dev.signalbox.simulator.Simulator;
import dev.signalbox.simulator.SimulatorOptions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signalbox takes what the simulator delivers, and the stock handlers handle all of it. */
class SimulatorIT {

  private static final int EVENTS = 2_000;
  private static final int OLD_EVENTS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir private Path temp;

  @Test
  void conversation_isHandledWithoutADeadLetter_inBothVersions() throws Exception {
    int port = freePort();
    String webhooks = "http://127.0.0.1:" + port + "/webhooks/linq";
    try (Simulator linq =
        Simulator.start(
            SimulatorOptions.builder().apiKey("new").apiKey("old").allowHttp(true).build())) {
      String secret = subscribe(linq, "new", webhooks + "?version=2026-02-03");
      String oldSecret = subscribe(linq, "old", webhooks + "/old?version=2025-01-01");
      try (TestNode node = node(port, secret, oldSecret)) {
        // As Linq does now and then.
        linq.faults().add(Fault.on(Operation.DELIVERY, FaultKind.DUPLICATE).withProbability(0.05));
        linq.faults().add(Fault.on(Operation.DELIVERY, FaultKind.REORDER).withProbability(0.05));
        Conversation conversation = talk(linq, "new", EVENTS, 11);
        Conversation old = talk(linq, "old", OLD_EVENTS, 12);
        await().atMost(PATIENCE).until(() -> linq.counts().pending() == 0);
        assertThat(linq.counts().failed()).isZero();
        assertThat(linq.counts().deliveries()).isGreaterThan(EVENTS + OLD_EVENTS - 100);
        await().atMost(PATIENCE).until(() -> settled(node));

        assertThat(handlers(node)).hasSize(5);
        for (JsonObject handler : handlers(node)) {
          assertThat(handler.getInt("dead")).as(handler.toString()).isZero();
          assertThat(handler.getInt("failed")).as(handler.toString()).isZero();
          assertThat(handler.getInt("handled"))
              .as(handler.toString())
              .isEqualTo(count(handler, conversation, true) + count(handler, old, false));
        }
      }
    }
  }

  @Test
  void command_runsUntilItIsStopped() throws Exception {
    Process simulator =
        new ProcessBuilder(Dist.command(), "simulator", "--port", "0", "--json")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(simulator.getInputStream(), StandardCharsets.UTF_8))) {
      JsonObject told = Json.createReader(new StringReader(out.readLine())).readObject();
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(told.getString("api_base") + "/v3/webhook-subscriptions"))
                      .header("Authorization", "Bearer " + told.getString("api_key"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"subscriptions\":[]}");
    } finally {
      simulator.destroy();
    }
    assertThat(simulator.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(simulator.exitValue()).isEqualTo(143);
  }

  private static Conversation talk(Simulator linq, String account, int events, long seed)
      throws InterruptedException {
    Conversation conversation =
        linq.conversation(ConversationOptions.of(400, seed).events(events).in(account));
    assertThat(conversation.awaitEnd(PATIENCE)).isTrue();
    return conversation;
  }

  /** How many events of a conversation a handler must have had. */
  private static int count(JsonObject handler, Conversation conversation, boolean edits) {
    List<String> types =
        handler.getJsonArray("types").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList();
    return conversation.state().byType().entrySet().stream()
        .filter(entry -> types.contains(entry.getKey()))
        .filter(entry -> edits || !entry.getKey().equals("message.edited"))
        .mapToInt(entry -> entry.getValue().intValue())
        .sum();
  }

  private TestNode node(int port, String secret, String oldSecret) throws Exception {
    TestNode node =
        new TestNode(
            temp,
            Map.of(
                "signalbox.http.port", Integer.toString(port),
                "signalbox.endpoint.default.secrets", secret,
                "signalbox.endpoint.old.secrets", oldSecret));
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(Dist.home().resolve("handlers"), "signalbox-handlers-*.jar")) {
      for (Path jar : jars) {
        Files.copy(jar, node.handlers().resolve(jar.getFileName()));
      }
    }
    node.start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                handlers(node).stream()
                        .filter(handler -> handler.getString("state").equals("running"))
                        .count()
                    == 5);
    return node;
  }

  private static boolean settled(TestNode node) throws Exception {
    return handlers(node).stream()
        .allMatch(handler -> handler.getInt("lag") == 0 && handler.getInt("retrying") == 0);
  }

  private static List<JsonObject> handlers(TestNode node) throws Exception {
    return node.api("handlers").getJsonArray("handlers").getValuesAs(JsonObject.class);
  }

  private static String subscribe(Simulator linq, String key, String url) throws Exception {
    JsonObject wanted =
        Json.createObjectBuilder()
            .add("target_url", url)
            .add(
                "subscribed_events",
                Json.createArrayBuilder(SimulatorOptions.defaults().eventTypes()))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(linq.apiBase() + "/v3/webhook-subscriptions"))
                    .header("Authorization", "Bearer " + key)
                    .POST(HttpRequest.BodyPublishers.ofString(wanted.toString()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Json.createReader(new StringReader(answer.body()))
        .readObject()
        .getString("signing_secret");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
