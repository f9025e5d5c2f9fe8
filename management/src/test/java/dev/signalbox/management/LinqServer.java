package dev.signalbox.management;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small Linq over HTTP whose errors repeat everything they were told, secrets included. */
final class LinqServer implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, JsonObject> subscriptions = new LinkedHashMap<>();
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private volatile Optional<Integer> failing = Optional.empty();
  private volatile String failingMethods = "";
  private int made;

  LinqServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/partner/v3/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/partner");
  }

  /** Every request is answered like this from now on; empty for as it should be. */
  void fail(Optional<Integer> status) {
    failing = status;
    failingMethods = "GET POST PUT DELETE";
  }

  /** Only requests of this method are answered like this. */
  void fail(int status, String method) {
    failing = Optional.of(status);
    failingMethods = method;
  }

  List<String> secrets() {
    return secrets;
  }

  synchronized List<String> ids() {
    return List.copyOf(subscriptions.keySet());
  }

  synchronized void remove(String id) {
    subscriptions.remove(id);
  }

  /** One that somebody else made. */
  synchronized String stranger(String url) {
    String id = "stranger-" + ++made;
    subscriptions.put(
        id,
        Json.createObjectBuilder()
            .add("id", id)
            .add("target_url", url)
            .add("subscribed_events", Json.createArrayBuilder().add("message.sent"))
            .add("is_active", true)
            .build());
    return id;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (failing.isPresent() && failingMethods.contains(exchange.getRequestMethod())) {
      String message = "no: " + authorization + ' ' + String.join(" ", secrets) + ' ' + body;
      JsonObject error =
          Json.createObjectBuilder()
              .add("error", Json.createObjectBuilder().add("code", 1005).add("message", message))
              .add("trace_id", authorization)
              .build();
      send(exchange, failing.get(), error.toString());
      return;
    }
    String path = exchange.getRequestURI().getPath().substring("/api/partner/v3/".length());
    String id = path.substring(path.indexOf('/') + 1);
    switch (exchange.getRequestMethod() + ' ' + path.replaceAll("/.*", "/")) {
      case "GET webhook-events" ->
          send(exchange, 200, "{\"events\":[\"message.received\",\"message.sent\"]}");
      case "GET webhook-subscriptions" -> {
        JsonArrayBuilder all = Json.createArrayBuilder();
        subscriptions.values().forEach(all::add);
        send(
            exchange, 200, Json.createObjectBuilder().add("subscriptions", all).build().toString());
      }
      case "POST webhook-subscriptions" -> create(exchange, read(body));
      case "PUT webhook-subscriptions/" -> {
        JsonObjectBuilder next = Json.createObjectBuilder(subscriptions.get(id));
        read(body).forEach(next::add);
        subscriptions.put(id, next.build());
        send(exchange, 200, subscriptions.get(id).toString());
      }
      case "DELETE webhook-subscriptions/" -> {
        subscriptions.remove(id);
        send(exchange, 204, "");
      }
      default -> send(exchange, 404, "");
    }
  }

  private void create(HttpExchange exchange, JsonObject asked) throws IOException {
    String id = "sub-" + ++made;
    byte[] bytes = ("canary-signing-secret-number-" + made).getBytes(StandardCharsets.UTF_8);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
    secrets.add(secret);
    JsonObject one = Json.createObjectBuilder(asked).add("id", id).add("is_active", true).build();
    subscriptions.put(id, one);
    send(
        exchange,
        201,
        Json.createObjectBuilder(one).add("signing_secret", secret).build().toString());
  }

  private static JsonObject read(String body) {
    return Json.createReader(new StringReader(body)).readObject();
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
