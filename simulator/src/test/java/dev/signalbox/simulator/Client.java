package dev.signalbox.simulator;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Stream;

/** Talks to a simulator as one account. */
final class Client {

  static final String SUBSCRIPTIONS = "/api/partner/v3/webhook-subscriptions";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final Optional<String> key;

  Client(URI address, Optional<String> key) {
    this.address = address;
    this.key = key;
  }

  static Client of(Simulator simulator) {
    return new Client(simulator.address(), Optional.of(simulator.apiKeys().get(0)));
  }

  Answer call(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    key.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
  }

  Answer get(String path) throws IOException, InterruptedException {
    return call("GET", path, "");
  }

  Answer create(String url, String... events) throws IOException, InterruptedException {
    return call("POST", SUBSCRIPTIONS, subscription(url, events).toString());
  }

  static JsonObject subscription(String url, String... events) {
    JsonArrayBuilder types = Json.createArrayBuilder();
    Stream.of(events).forEach(types::add);
    return Json.createObjectBuilder()
        .add("target_url", url)
        .add("subscribed_events", types)
        .build();
  }

  static String one(String id) {
    return SUBSCRIPTIONS + "/" + id;
  }

  /** What came back. */
  record Answer(HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    JsonObject json() {
      try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
        return reader.readObject();
      }
    }

    int code() {
      return json().getJsonObject("error").getInt("code");
    }

    String id() {
      return json().getString("id");
    }

    Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }
}
