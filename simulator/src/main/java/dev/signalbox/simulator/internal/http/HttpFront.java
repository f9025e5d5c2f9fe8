package dev.signalbox.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.simulator.Delays;
import dev.signalbox.simulator.SimulatorException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Listens on 127.0.0.1 and nowhere else. */
public final class HttpFront implements AutoCloseable {

  private static final int MAX_BODY = 1 << 20;
  private static final int BACKLOG = 256;

  private final HttpServer server;
  private final RequestReader reader = new RequestReader(MAX_BODY);
  private final ReplyWriter writer;
  private final Executor executor;
  private final Handler handler;
  private final Reply tooLarge;

  private HttpFront(
      HttpServer server, Delays delays, Executor executor, Handler handler, Reply tooLarge) {
    this.server = server;
    this.writer = new ReplyWriter(delays, executor);
    this.executor = executor;
    this.handler = handler;
    this.tooLarge = tooLarge;
  }

  /**
   * Opens the port.
   *
   * @param tooLarge answers bodies of more than 1 MiB
   * @throws SimulatorException when the port is in use
   */
  public static HttpFront open(
      int port, Delays delays, Executor executor, Handler handler, Reply tooLarge) {
    try {
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
      HttpServer server = HttpServer.create(address, BACKLOG);
      HttpFront front = new HttpFront(server, delays, executor, handler, tooLarge);
      server.setExecutor(executor);
      server.createContext("/", front::serve);
      server.start();
      return front;
    } catch (IOException e) {
      throw new SimulatorException(
          "cannot listen on 127.0.0.1:%s: %s; is another program using the port? Choose another one, or 0 for any free one"
              .formatted(port, e.getMessage()),
          e);
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) throws IOException {
    CompletableFuture<Reply> reply =
        reader
            .read(exchange)
            .map(handler::handle)
            .orElseGet(() -> CompletableFuture.completedFuture(tooLarge));
    if (reply.isDone()) {
      writer.write(exchange, reply.join());
    } else {
      reply.thenAcceptAsync(done -> writer.write(exchange, done), executor);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
