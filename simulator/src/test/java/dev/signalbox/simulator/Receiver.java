package dev.signalbox.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Takes deliveries on a port of its own, keeps them, and answers as it is told. */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new ArrayList<>();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Function<Received, Answer> answers;

  /** What a delivery is answered; status 0 closes the connection. */
  record Answer(int status, Map<String, String> headers) {

    static Answer of(int status) {
      return new Answer(status, Map.of());
    }
  }

  /** A delivery; header names in lower case. */
  record Received(
      String method, String uri, Map<String, String> headers, byte[] body, List<String> names) {

    String id() {
      return headers.get("webhook-id");
    }
  }

  Receiver(Function<Received, Answer> answers) throws IOException {
    this.answers = answers;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  static Receiver answering(Integer... statuses) throws IOException {
    AtomicInteger turn = new AtomicInteger();
    return new Receiver(
        received -> Answer.of(statuses[Math.min(turn.getAndIncrement(), statuses.length - 1)]));
  }

  String url(String pathAndQuery) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery;
  }

  List<Received> received() {
    synchronized (received) {
      return List.copyOf(received);
    }
  }

  /** How many requests were under way at a time, at most. */
  int most() {
    return most.get();
  }

  private void take(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(now.incrementAndGet(), Math::max);
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    Received one =
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers,
            exchange.getRequestBody().readAllBytes(),
            List.copyOf(exchange.getRequestHeaders().keySet()));
    synchronized (received) {
      received.add(one);
    }
    Answer answer = answers.apply(one);
    now.decrementAndGet();
    if (answer.status() > 0) {
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.sendResponseHeaders(answer.status(), -1);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
