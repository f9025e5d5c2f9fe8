package dev.signalbox.management.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers from a list, one after the other; the last one stays. */
final class StubServer implements AutoCloseable {

  /** One answer; a status of 0 closes the connection without one. */
  record Canned(int status, Map<String, String> headers, String body) {
    static Canned of(int status, String body) {
      return new Canned(status, Map.of(), body);
    }
  }

  record Seen(String method, String path, String authorization, String body) {}

  private final HttpServer server;
  private final Queue<Canned> answers = new ArrayDeque<>();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private Canned last = Canned.of(404, "");

  StubServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/partner");
  }

  StubServer then(int status, String body) {
    return then(Canned.of(status, body));
  }

  synchronized StubServer then(Canned canned) {
    answers.add(canned);
    return this;
  }

  List<Seen> seen() {
    return seen;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    seen.add(
        new Seen(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            body));
    Canned canned = next();
    if (canned.status() == 0) {
      exchange.close();
      return;
    }
    canned.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    byte[] bytes = canned.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(canned.status(), bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    } catch (IOException cut) {
      // The client stopped reading: that is what one of the tests is about.
      assert bytes.length > 0;
    }
  }

  private synchronized Canned next() {
    Canned canned = answers.poll();
    if (canned != null) {
      last = canned;
    }
    return last;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
