package dev.signalbox.simulator.internal.http;

import com.sun.net.httpserver.HttpExchange;
import dev.signalbox.simulator.Delays;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Writes answers, also those that are to arrive in part or slowly. */
final class ReplyWriter {

  private static final int SLICES = 10;
  private static final int NO_BODY = -1;

  private final Delays delays;
  private final Executor executor;

  ReplyWriter(Delays delays, Executor executor) {
    this.delays = delays;
    this.executor = executor;
  }

  void write(HttpExchange exchange, Reply reply) {
    Reply.Arrival arrival = reply.arrival();
    if (arrival instanceof Reply.Arrival.Never) {
      exchange.close();
      return;
    }
    try {
      reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      int length = exchange.getRequestMethod().equals("HEAD") ? 0 : reply.body().length;
      exchange.sendResponseHeaders(reply.status(), length == 0 ? NO_BODY : length);
      if (length == 0) {
        exchange.close();
      } else if (arrival instanceof Reply.Arrival.Slowly slowly) {
        slice(exchange, reply.body(), 0, slowly.over().dividedBy(SLICES));
      } else if (arrival instanceof Reply.Arrival.Half) {
        exchange.getResponseBody().write(reply.body(), 0, length / 2);
        exchange.getResponseBody().flush();
        // Fewer bytes than promised: closing cuts the connection.
        exchange.close();
      } else {
        exchange.getResponseBody().write(reply.body());
        exchange.close();
      }
    } catch (IOException e) {
      // The client went away; there is nobody left to tell.
      exchange.close();
    }
  }

  private void slice(HttpExchange exchange, byte[] body, int from, Duration pause)
      throws IOException {
    int end = Math.min(body.length, from + Math.max(1, body.length / SLICES));
    OutputStream out = exchange.getResponseBody();
    out.write(body, from, end - from);
    out.flush();
    if (end == body.length) {
      exchange.close();
    } else {
      delays.after(pause, () -> executor.execute(() -> next(exchange, body, end, pause)));
    }
  }

  private void next(HttpExchange exchange, byte[] body, int from, Duration pause) {
    try {
      slice(exchange, body, from, pause);
    } catch (IOException e) {
      // As above.
      exchange.close();
    }
  }
}
