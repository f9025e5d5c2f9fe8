package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node in this process, with its folders, its API and the databases of its handlers. */
final class TestNode implements AutoCloseable {

  private final Path data;
  private final Path handlers;
  private final Map<String, String> settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private RunningNode node;

  TestNode(Path temp, Map<String, String> more) throws IOException {
    this.data = temp.resolve("data");
    this.handlers = Files.createDirectories(temp.resolve("handlers"));
    this.settings = new HashMap<>(TestSettings.of(data));
    settings.putAll(
        Map.of(
            "signalbox.retry.initial-delay", "20ms",
            "signalbox.retry.max-delay", "100ms",
            "signalbox.retry.max-attempts", "4",
            "signalbox.breaker.minimum-calls", "10000",
            "signalbox.breaker.window", "10000"));
    settings.putAll(more);
    settings.values().removeIf(String::isEmpty);
  }

  TestNode start() {
    node = new Launcher(Dist.distribution()).start(settings, data, handlers);
    return this;
  }

  void restart() {
    node.close();
    start();
  }

  RunningNode running() {
    return node;
  }

  Path handlers() {
    return handlers;
  }

  URI address() {
    return node.address().orElseThrow();
  }

  /** Delivers to the default endpoint; the status. */
  int deliver(byte[] body) throws IOException {
    return deliver("", Scheme.STANDARD, body);
  }

  /**
   * Delivers.
   *
   * @param endpoint what comes after {@code /webhooks/linq}
   */
  int deliver(String endpoint, Scheme scheme, byte[] body) throws IOException {
    return new RawClient(address())
        .exchange(Forge.post("/webhooks/linq" + endpoint, scheme.headers(body), body))
        .status();
  }

  /** Delivers an event of a type that nobody knows, and checks that it is taken. */
  void deliver(String id, String type, String data) throws IOException {
    assertThat(deliver(event(id, type, data))).isEqualTo(200);
  }

  static byte[] event(String id, String type, String data) {
    return ("{\"event_id\":\"" + id + "\",\"event_type\":\"" + type + "\",\"data\":" + data + "}")
        .getBytes(StandardCharsets.UTF_8);
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What the operators' API answers with 200. */
  JsonObject api(String path) throws Exception {
    HttpResponse<String> answer =
        get("/signalbox/api/" + path, "Authorization", "Bearer " + TestSettings.TOKEN);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer.body());
  }

  JsonObject post(String path, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(address().resolve("/signalbox/api/" + path))
                .header("Authorization", "Bearer " + TestSettings.TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer.body());
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text)).readObject();
  }

  /** Whether a bundle is among the refused ones. */
  boolean refuses(String symbolicName) throws Exception {
    return api("handlers").getJsonArray("refused").getValuesAs(JsonObject.class).stream()
        .anyMatch(one -> one.getString("source").equals(symbolicName));
  }

  /** Whether a handler is there and takes events. */
  boolean hasHandler(String name) throws Exception {
    return api("handlers").getJsonArray("handlers").getValuesAs(JsonObject.class).stream()
        .anyMatch(
            handler ->
                handler.getString("name").equals(name)
                    && !handler.getString("state").equals("absent"));
  }

  /** What a witness wrote: one column, in the order of its seeing. */
  List<String> seen(String handler, String column) throws Exception {
    return new DatabaseCopy(data.resolve("handlers").resolve(handler + ".db"))
        .column("SELECT " + column + " FROM seen ORDER BY place");
  }

  @Override
  public void close() {
    node.close();
  }
}
