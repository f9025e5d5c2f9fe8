package dev.signalbox.example.orderdesk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes messages where Linq would, and shows them. It knows the one operation that the order desk
 * needs, keeps nothing, and checks nothing. {@code java LinqStandIn.java 8091} runs it.
 */
public final class LinqStandIn implements AutoCloseable {

  /**
   * What was asked for.
   *
   * @param line method and path
   * @param authorization the header
   * @param body JSON
   */
  public record Request(String line, String authorization, String body) {}

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param retryAfter seconds; none where it is negative
   */
  public record Reply(int status, int retryAfter) {}

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();

  /** Listens on loopback; 0 takes any free port. */
  public LinqStandIn(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The base of its API. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/partner");
  }

  /** The next ones are answered like this, one after the other; all others with 202. */
  public void reply(Reply... next) {
    replies.addAll(List.of(next));
  }

  /** What was asked for until now. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      Reply reply = replies.isEmpty() ? new Reply(202, -1) : replies.remove();
      if (reply.retryAfter() >= 0) {
        exchange.getResponseHeaders().set("Retry-After", Integer.toString(reply.retryAfter()));
      }
      exchange.sendResponseHeaders(reply.status(), -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Runs until it is stopped. */
  public static void main(String... arguments) throws Exception {
    try (LinqStandIn linq =
        new LinqStandIn(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8091)) {
      System.out.println("a stand-in for Linq's API is at " + linq.base());
      int shown = 0;
      while (true) {
        for (; shown < linq.requests.size(); shown++) {
          Request request = linq.requests.get(shown);
          System.out.println(request.line() + "\n  " + request.body());
        }
        // Until it is ended from outside, it shows what has come since it last looked.
        Thread.sleep(200);
      }
    }
  }
}
