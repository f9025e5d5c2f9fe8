package dev.signalbox.bench.node;

import dev.signalbox.bench.contender.SignalboxContender;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The operators' API of a node under measurement. */
public final class NodeApi {

  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;

  /** Of the node at a port of this machine. */
  public NodeApi(int port) {
    this.api = URI.create("http://127.0.0.1:" + port + "/signalbox/api/");
  }

  /** All handlers that are known. */
  public List<HandlerState> handlers() throws IOException, InterruptedException {
    return get("handlers").getJsonArray("handlers").getValuesAs(JsonObject.class).stream()
        .map(
            one ->
                new HandlerState(
                    one.getString("name"),
                    one.getString("version"),
                    one.getString("state").equals("running"),
                    number(one, "lag"),
                    number(one, "retrying"),
                    number(one, "dead"),
                    number(one, "handled")))
        .toList();
  }

  private static long number(JsonObject json, String name) {
    return json.getJsonNumber(name).longValue();
  }

  /** How far the slowest handler is behind. */
  public long lag() throws IOException, InterruptedException {
    return handlers().stream().mapToLong(HandlerState::lag).max().orElse(0);
  }

  /** Returns when so many handlers run. */
  public void awaitRunning(int count) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (handlers().stream().filter(HandlerState::running).count() < count) {
      look(end, "not all of " + count + " handlers run");
    }
  }

  /** Returns when every handler has settled everything. */
  public void awaitSettled() throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!handlers().stream().allMatch(HandlerState::settled)) {
      look(end, "handlers do not get done");
    }
  }

  /** Returns when a handler runs in a version. */
  public void awaitVersion(String name, String version) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (handlers().stream()
        .noneMatch(
            one -> one.name().equals(name) && one.version().equals(version) && one.running())) {
      look(end, name + " does not run in version " + version);
    }
  }

  private void look(long end, String what) throws IOException, InterruptedException {
    if (System.nanoTime() > end) {
      throw new IllegalStateException(what + ": " + handlers());
    }
    TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
  }

  /** Lets all handlers' events wait, or no longer. */
  public void pause(boolean paused) throws IOException, InterruptedException {
    for (HandlerState handler : handlers()) {
      send(
          HttpRequest.newBuilder(
                  api.resolve("handlers/" + handler.name() + (paused ? "/pause" : "/resume")))
              .POST(HttpRequest.BodyPublishers.noBody()));
    }
  }

  private JsonObject get(String path) throws IOException, InterruptedException {
    try (JsonReader reader =
        Json.createReader(new StringReader(send(HttpRequest.newBuilder(api.resolve(path)))))) {
      return reader.readObject();
    }
  }

  private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request.header("Authorization", "Bearer " + SignalboxContender.TOKEN).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.uri() + " answers " + answer.statusCode() + answer.body());
    }
    return answer.body();
  }
}
