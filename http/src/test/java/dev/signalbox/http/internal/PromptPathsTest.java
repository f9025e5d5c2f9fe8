package dev.signalbox.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.http.EventLoop;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits holds up nobody, and who never waits is called without a change of threads. */
class PromptPathsTest {

  /** More than there are threads that read connections. */
  private static final int WAITING = 20;

  private final HttpServer server = new HttpServer("127.0.0.1", 0);
  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch inside = new CountDownLatch(WAITING);
  private final CountDownLatch mayGo = new CountDownLatch(1);
  private final CompletableFuture<String> called = new CompletableFuture<>();
  private final CompletableFuture<String> prompt = new CompletableFuture<>();
  private final CompletableFuture<String> patient = new CompletableFuture<>();

  @BeforeEach
  void start() {
    server.add(new Waiting(), "waiting", new String[] {"/waiting"}, false, false);
    server.add(new Broken(), "broken", new String[] {"/broken"}, false, false);
    server.add(new Prompt(), "prompt", new String[] {"/prompt/*"}, true, true);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    mayGo.countDown();
    server.stop();
  }

  @Test
  void waitingServlets_holdUpNobody() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
    for (int i = 0; i < WAITING; i++) {
      waiting.add(client.sendAsync(get("/waiting"), BodyHandlers.ofString()));
    }
    assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(client.send(get("/prompt/x"), BodyHandlers.ofString()).body()).isEqualTo("prompt");
    mayGo.countDown();
    for (CompletableFuture<HttpResponse<String>> each : waiting) {
      assertThat(each.get(30, TimeUnit.SECONDS).body()).isEqualTo("waited, without a loop");
    }
  }

  @Test
  void promptServlet_isCalledWhereItsConnectionIsRead() throws Exception {
    assertThat(client.send(get("/prompt/x"), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(prompt.get(30, TimeUnit.SECONDS)).isEqualTo(called.join());
    assertThat(patient.get(30, TimeUnit.SECONDS)).isNotEqualTo(called.join());
  }

  @Test
  void failingServletAndUnknownPath_areAnswered() throws Exception {
    assertThat(client.send(get("/broken"), BodyHandlers.ofString()).statusCode()).isEqualTo(500);
    assertThat(client.send(get("/nothing"), BodyHandlers.ofString()).statusCode()).isEqualTo(404);
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(server.address().resolve(path)).build();
  }

  private final class Waiting extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      inside.countDown();
      try {
        boolean went = mayGo.await(60, TimeUnit.SECONDS);
        boolean loop = request.getAttribute(EventLoop.ATTRIBUTE) != null;
        response
            .getWriter()
            .print((went ? "waited" : "gave up") + (loop ? "" : ", without a loop"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Broken extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      throw new IllegalStateException("on purpose");
    }
  }

  private final class Prompt extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      EventLoop loop = (EventLoop) request.getAttribute(EventLoop.ATTRIBUTE);
      called.complete(Thread.currentThread().getName());
      loop.prompt(() -> prompt.complete(Thread.currentThread().getName()));
      loop.patient(() -> patient.complete(Thread.currentThread().getName()));
      response.getWriter().print("prompt");
    }
  }
}
