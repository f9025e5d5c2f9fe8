package dev.signalbox.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.work.Secrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {

  private final Ids ids = new Ids(3);
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private interface Answering {
    int status(int call) throws Exception;
  }

  private Target answering(Answering answering) {
    server.createContext(
        "/in",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            int status = answering.status(calls.incrementAndGet());
            seen.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(status, -1);
          } catch (Exception e) {
            throw new IOException(e);
          }
        });
    return new Target(server.getAddress().getPort(), "/in", Signing.STANDARD);
  }

  private SignedRequests requests(int count) {
    return SignedRequests.sign(
        List.of(RequestTemplate.post("/in", Bodies.message(1200), Signing.STANDARD)),
        ids,
        0,
        count,
        Secrets.text(0),
        Instant.now());
  }

  @Test
  void closedLoad_sendsEachRequestOnceAndEndsWhenTheyAreUsedUp() throws Exception {
    LoadResult result =
        new LoadGenerator(
                LoadPlan.closed(answering(call -> 200), requests(300), 5, Duration.ofMinutes(1)))
            .call();

    assertThat(result.accepted()).isEqualTo(300);
    assertThat(result.failed()).isZero();
    assertThat(calls).hasValue(300);
    assertThat(seen).hasSize(300).contains(ids.text(0), ids.text(299));
  }

  @Test
  void otherAnswersThan200_areNoAcknowledgements() throws Exception {
    LoadResult result =
        new LoadGenerator(
                LoadPlan.closed(
                        answering(call -> call % 3 == 0 ? 503 : 200),
                        requests(30),
                        1,
                        Duration.ofMinutes(1))
                    .withNewConnections())
            .call();

    assertThat(result.statuses()).containsEntry(200, 20L).containsEntry(503, 10L);
    assertThat(result.accepted()).isEqualTo(20);
    assertThat(result.failed()).isEqualTo(10);
    assertThat(result.acknowledged().get(2)).isFalse();
  }

  @Test
  void connectionThatTheServerEnds_isMadeAnewForTheNextRequest() throws Exception {
    SignedRequests requests = requests(20);
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      threads.execute(() -> serveTwoEach(socket, requests.longest()));
      Target target = new Target(socket.getLocalPort(), "/in", Signing.STANDARD);
      LoadResult result =
          new LoadGenerator(LoadPlan.closed(target, requests, 1, Duration.ofMinutes(1))).call();

      assertThat(result.accepted()).isEqualTo(20);
      assertThat(result.failed()).isZero();
    }
  }

  /** On each connection one request, and another one after which it ends, as the answer says. */
  private void serveTwoEach(ServerSocket server, int length) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          for (String head : List.of("", "Connection: close\r\n")) {
            socket.getInputStream().readNBytes(length);
            String answer = "HTTP/1.1 200 OK\r\n" + head + "Content-Length: 0\r\n\r\n";
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          }
        }
      }
    } catch (IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  @Test
  void openLoad_countsTheWaitOfThoseThatWereDueWhileTheServerStoodStill() throws Exception {
    CountDownLatch stillness = new CountDownLatch(1);
    Target target =
        answering(
            call -> {
              if (call == 10) {
                stillness.await(400, TimeUnit.MILLISECONDS);
              }
              return 200;
            });
    LoadResult result =
        new LoadGenerator(LoadPlan.open(target, requests(100), 1, 100, Duration.ofSeconds(1)))
            .call();

    // A closed model would have seen one slow request out of a hundred.
    assertThat(result.accepted()).isEqualTo(100);
    assertThat(result.millis(75)).isGreaterThan(50);
    assertThat(result.took()).isGreaterThan(Duration.ofMillis(900));
  }
}
