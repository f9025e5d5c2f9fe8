package dev.signalbox.core.http;

import static dev.signalbox.core.http.WebhookServer.NOW;
import static dev.signalbox.core.http.WebhookServer.SECRET;
import static dev.signalbox.core.http.WebhookServer.bytes;
import static dev.signalbox.core.http.WebhookServer.delivery;
import static dev.signalbox.core.http.WebhookServer.event;
import static dev.signalbox.core.http.WebhookServer.request;
import static dev.signalbox.core.http.WebhookServer.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.http.WebhookServer.Reply;
import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our own problems, and senders that are slow or go away. */
class PressureTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private WebhookServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  private void open(WebhookLimits limits) throws Exception {
    server = WebhookServer.open(limits);
  }

  private static WebhookLimits limits(Duration body, Duration answer, long bytes, int requests) {
    return new WebhookLimits(1 << 20, body, answer, bytes, requests);
  }

  private static void assertUnavailable(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("5");
  }

  private Reply post() throws IOException {
    return server.post("/webhooks/linq", event("e1"));
  }

  @Test
  void failingCommit_is503AndTheNextOneIs200() throws Exception {
    open(WebhookServer.LIMITS);
    server.inbox.failsWith(new InboxUnavailableException("disk full"));
    assertUnavailable(post());
    server.inbox.failsWith(new InboxFullException("full"));
    assertUnavailable(post());
    server.inbox.failsWith(new IllegalStateException("bug"));
    assertUnavailable(post());
    server.inbox.answers(
        event -> {
          throw new IllegalStateException("bug");
        });
    assertUnavailable(post());

    server.inbox.answers(event -> server.inbox.result(Outcome.STORED));
    assertThat(post().status()).isEqualTo(200);
  }

  @Test
  void badSignatureWhileTheInboxFails_is401() throws Exception {
    open(WebhookServer.LIMITS);
    server.inbox.failsWith(new InboxUnavailableException("disk full"));

    assertThat(
            server
                .send(request("POST /webhooks/linq", "Content-Length: 2\r\n", bytes("{}")))
                .status())
        .isEqualTo(401);
  }

  @Test
  void answer_waitsForTheCommit() throws Exception {
    open(WebhookServer.LIMITS);
    CompletableFuture<AppendResult> commit = new CompletableFuture<>();
    server.inbox.answers(event -> commit);
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(delivery("/webhooks/linq", event("e1")));
      await().until(() -> server.inbox.appended().size() == 1);
      assertThat(socket.getInputStream().available()).isZero();

      commit.complete(new AppendResult(1, Outcome.STORED));

      assertThat(Reply.read(socket.getInputStream()).status()).isEqualTo(200);
    }
  }

  @Test
  void commitThatTakesTooLong_is503AndItsLateEndChangesNothing() throws Exception {
    open(limits(SHORT, SHORT, 64 << 20, 1));
    CompletableFuture<AppendResult> commit = new CompletableFuture<>();
    server.inbox.answers(event -> commit);

    assertUnavailable(post());
    assertThat(server.listener.calls()).containsExactly("unavailable - timed-out");

    commit.complete(new AppendResult(1, Outcome.STORED));
    server.inbox.answers(event -> server.inbox.result(Outcome.DUPLICATE));
    // On a busy machine an answer can take longer than it may here.
    await().untilAsserted(() -> assertThat(post().status()).isEqualTo(200));
  }

  @Test
  void startingAndDraining_are503() throws Exception {
    server = WebhookServer.starting(Clock.fixed(NOW, ZoneOffset.UTC), SECRET, WebhookServer.LIMITS);
    assertUnavailable(post());
    assertUnavailable(server.post("/webhooks/linq", new byte[1 << 20]));

    server.gate.open(server.inbox.inbox());
    assertThat(post().status()).isEqualTo(200);

    server.gate.drain();
    assertUnavailable(post());
    assertThat(server.gate.awaitEmpty(LONG)).isTrue();
    assertThat(server.inbox.appended()).hasSize(1);
  }

  @Test
  void drainWhileABodyArrives_is503AndEndsEmpty() throws Exception {
    open(WebhookServer.LIMITS);
    byte[] whole = delivery("/webhooks/linq", event("e1"));
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(whole, 0, whole.length - 5);
      await().until(() -> !server.gate.awaitEmpty(Duration.ZERO));

      server.gate.drain();
      socket.getOutputStream().write(whole, whole.length - 5, 5);

      assertUnavailable(Reply.read(socket.getInputStream()));
    }
    assertThat(server.gate.awaitEmpty(LONG)).isTrue();
    assertThat(server.inbox.appended()).isEmpty();
  }

  @Test
  void bodyThatStopsHalfway_is408() throws Exception {
    open(limits(SHORT, LONG, 64 << 20, 1));
    byte[] whole = delivery("/webhooks/linq", event("e1"));
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(whole, 0, whole.length - 5);

      Reply reply = Reply.read(socket.getInputStream());

      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.header("Connection")).isEqualTo("close");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(server.listener.calls()).containsExactly("rejected 408");
    await().untilAsserted(() -> assertThat(post().status()).isEqualTo(200));
  }

  @Test
  void bodyThatNeverBegins_is408() throws Exception {
    open(limits(SHORT, LONG, 64 << 20, 1));
    try (Socket socket = server.connect()) {
      socket
          .getOutputStream()
          .write(request("POST /webhooks/linq", "Content-Length: 5\r\n", new byte[0]));

      assertThat(Reply.read(socket.getInputStream()).status()).isEqualTo(408);
    }
    await().untilAsserted(() -> assertThat(post().status()).isEqualTo(200));
  }

  @Test
  void tooManyRequests_are503() throws Exception {
    open(limits(LONG, LONG, 64 << 20, 2));
    List<CompletableFuture<AppendResult>> commits = new ArrayList<>();
    server.inbox.answers(
        event -> {
          CompletableFuture<AppendResult> commit = new CompletableFuture<>();
          commits.add(commit);
          return commit;
        });
    try (Socket one = server.connect();
        Socket two = server.connect()) {
      one.getOutputStream().write(delivery("/webhooks/linq", event("e1")));
      await().until(() -> server.inbox.appended().size() == 1);
      two.getOutputStream().write(delivery("/webhooks/linq", event("e2")));
      await().until(() -> server.inbox.appended().size() == 2);

      assertUnavailable(post());
      assertThat(server.listener.calls()).containsExactly("unavailable - overloaded");

      commits.forEach(commit -> commit.complete(new AppendResult(1, Outcome.STORED)));
      assertThat(Reply.read(one.getInputStream()).status()).isEqualTo(200);
      assertThat(Reply.read(two.getInputStream()).status()).isEqualTo(200);
    }
    server.inbox.answers(event -> server.inbox.result(Outcome.STORED));
    await().untilAsserted(() -> assertThat(post().status()).isEqualTo(200));
  }

  @Test
  void bodiesBeyondTheSharedBudget_are503AndTheBudgetComesBack() throws Exception {
    open(limits(LONG, LONG, 3 << 19, 100));
    byte[] large = new byte[1 << 20];
    byte[] whole = delivery("/webhooks/linq", large);
    for (int round = 0; round < 3; round++) {
      try (Socket socket = server.connect()) {
        socket.getOutputStream().write(whole, 0, whole.length - 5);
        // Once the first one holds its mebibyte, there is no room for a second.
        await()
            .untilAsserted(
                () -> assertUnavailable(server.post("/webhooks/linq", new byte[1 << 20])));
        assertThat(post().status()).isEqualTo(200);
        socket.getOutputStream().write(whole, whole.length - 5, 5);
        assertThat(Reply.read(socket.getInputStream()).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void sendersThatGoAway_leaveNothingBehind() throws Exception {
    open(limits(LONG, LONG, 3 << 19, 2));
    byte[] whole = delivery("/webhooks/linq", new byte[1 << 20]);
    for (int round = 0; round < 10; round++) {
      int rounds = round;
      try (Socket socket = server.connect()) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(whole, 0, whole.length / 2);
        await().until(() -> !server.gate.awaitEmpty(Duration.ZERO));
      }
      await()
          .until(
              () ->
                  server.listener.calls().stream().filter("aborted"::equals).count() == rounds + 1);
    }

    assertThat(server.post("/webhooks/linq", new byte[1 << 20]).status()).isEqualTo(200);
    server.gate.drain();
    assertThat(server.gate.awaitEmpty(LONG)).isTrue();
  }

  @Test
  void senderGoneBeforeTheCommit_leavesNothingBehind() throws Exception {
    open(limits(LONG, LONG, 64 << 20, 1));
    CompletableFuture<AppendResult> commit = new CompletableFuture<>();
    server.inbox.answers(event -> commit);
    try (Socket socket = server.connect()) {
      socket.setSoLinger(true, 0);
      socket.getOutputStream().write(delivery("/webhooks/linq", event("e1")));
      await().until(() -> server.inbox.appended().size() == 1);
    }

    commit.complete(new AppendResult(1, Outcome.STORED));

    await().untilAsserted(() -> assertThat(post().status()).isEqualTo(200));
  }

  @Test
  void bodyThatEndsTooEarly_isNeverTaken() throws Exception {
    open(WebhookServer.LIMITS);
    byte[] body = event("e1");
    try (Socket socket = server.connect()) {
      socket
          .getOutputStream()
          .write(
              request(
                  "POST /webhooks/linq",
                  signed(body) + "Content-Length: " + (body.length + 1) + "\r\n",
                  body));
      socket.shutdownOutput();

      assertThat(new String(socket.getInputStream().readAllBytes(), "US-ASCII"))
          .doesNotContain(" 200 ");
    }
    assertThat(server.inbox.appended()).isEmpty();
    server.gate.drain();
    assertThat(server.gate.awaitEmpty(LONG)).isTrue();
  }
}
