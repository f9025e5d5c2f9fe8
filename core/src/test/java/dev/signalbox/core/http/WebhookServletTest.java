package dev.signalbox.core.http;

import static dev.signalbox.core.http.WebhookServer.bytes;
import static dev.signalbox.core.http.WebhookServer.delivery;
import static dev.signalbox.core.http.WebhookServer.event;
import static dev.signalbox.core.http.WebhookServer.request;
import static dev.signalbox.core.http.WebhookServer.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.http.WebhookServer.Reply;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookServletTest {

  private static final int LIMIT = 1 << 20;

  private WebhookServer server;

  @BeforeEach
  void start() throws Exception {
    server = WebhookServer.open();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/webhooks/linq, default",
    "/webhooks/linq/default, default",
    "/webhooks/linq/my-shop, my-shop",
    "/webhooks/linq/my%2Dshop?version=2026-02-03, my-shop",
  })
  void signedDelivery_isStoredAndAnswered200(String path, String endpoint) throws IOException {
    Reply reply = server.post(path, event("e1"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"status\":\"stored\"}");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(server.inbox.appended()).singleElement().matches(e -> e.endpoint().equals(endpoint));
    assertThat(server.inbox.appended().get(0).body()).isEqualTo(event("e1"));
  }

  @Test
  void duplicateConflictUnreadable_areAnsweredLikeNew() throws IOException {
    Reply stored = server.post("/webhooks/linq", event("e1"));
    server.inbox.answers(event -> server.inbox.result(Outcome.DUPLICATE));
    assertThat(server.post("/webhooks/linq", event("e1"))).isEqualTo(stored);
    server.inbox.answers(event -> server.inbox.result(Outcome.CONFLICT));
    assertThat(server.post("/webhooks/linq", event("e1"))).isEqualTo(stored);
    server.inbox.answers(event -> server.inbox.result(Outcome.STORED));
    assertThat(server.post("/webhooks/linq", bytes("not json"))).isEqualTo(stored);
    assertThat(server.post("/webhooks/linq", bytes(""))).isEqualTo(stored);

    assertThat(server.inbox.appended()).hasSize(5);
  }

  @Test
  void manyDeliveriesOverOneConnection_areAnsweredInOrder() throws IOException {
    try (Socket socket = server.connect()) {
      InputStream in = socket.getInputStream();
      for (int i = 0; i < 50; i++) {
        socket.getOutputStream().write(delivery("/webhooks/linq", event("e" + i)));
      }
      for (int i = 0; i < 50; i++) {
        assertThat(Reply.read(in).status()).isEqualTo(200);
      }
    }
    assertThat(server.inbox.appended()).extracting(e -> e.eventId()).hasSize(50).contains("e49");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW", "post"})
  void otherMethod_is405(String method) throws IOException {
    byte[] body = event("e1");
    byte[] request =
        request(
            method + " /webhooks/linq",
            method.equals("PUT") ? signed(body) + "Content-Length: " + body.length + "\r\n" : "",
            method.equals("PUT") ? body : new byte[0]);
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(request);
      if (method.equals("HEAD")) {
        // The length that the body would have is declared, the body itself not sent.
        socket.shutdownOutput();
        assertThat(new String(socket.getInputStream().readAllBytes(), "US-ASCII"))
            .startsWith("HTTP/1.1 405")
            .contains("Allow: POST\r\n")
            .endsWith("\r\n\r\n");
      } else {
        Reply reply = Reply.read(socket.getInputStream());
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow")).isEqualTo("POST");
      }
    }
    assertThat(server.inbox.appended()).isEmpty();
    assertThat(server.listener.calls()).containsExactly("rejected 405");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: gzip\r\n",
        "Content-Encoding: identity\r\nContent-Encoding: br\r\n",
        "Content-Encoding: identity, gzip\r\n",
        "content-encoding: DEFLATE\r\n",
      })
  void compressedBody_is415(String encoding) throws IOException {
    byte[] body = event("e1");

    Reply reply =
        server.send(
            request(
                "POST /webhooks/linq",
                signed(body) + encoding + "Content-Length: " + body.length + "\r\n",
                body));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(server.inbox.appended()).isEmpty();
  }

  @Test
  void compressedTransfer_is415() throws IOException {
    byte[] body = event("e1");
    byte[] chunk = bytes(Integer.toHexString(body.length) + "\r\n" + new String(body, "UTF-8"));

    Reply reply =
        server.send(
            request(
                "POST /webhooks/linq",
                signed(body) + "Transfer-Encoding: gzip, chunked\r\n",
                bytes(new String(chunk, "UTF-8") + "\r\n0\r\n\r\n")));

    assertThat(reply.status()).isEqualTo(415);
    assertThat(server.inbox.appended()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Encoding: identity\r\n",
        "Content-Encoding: \r\n",
        "Content-Type: application/json; charset=utf-16\r\n",
        "Content-Type: text/plain\r\n",
        "Content-Type: multipart/form-data; boundary=x\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: nonsense;;;charset=nonsense\r\n",
      })
  void plainBodyOfAnyType_isTakenAsItIs(String header) throws IOException {
    byte[] body = event("e1");

    assertThat(
            server
                .send(
                    request(
                        "POST /webhooks/linq",
                        signed(body) + header + "Content-Length: " + body.length + "\r\n",
                        body))
                .status())
        .isEqualTo(200);
    assertThat(server.inbox.appended().get(0).body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8191, 8192, 8193, 100_000, LIMIT - 1, LIMIT})
  void bodyUpToTheLimit_arrivesUnchanged(int size) throws IOException {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);

    assertThat(server.post("/webhooks/linq", body).status()).isEqualTo(200);
    assertThat(server.send(chunked(body, 1000)).status()).isEqualTo(200);

    assertThat(server.inbox.appended()).hasSize(2).allMatch(e -> Arrays.equals(e.body(), body));
  }

  private static byte[] chunked(byte[] body, int chunk) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(
        request(
            "POST /webhooks/linq", signed(body) + "Transfer-Encoding: chunked\r\n", new byte[0]));
    for (int at = 0; at < body.length; at += chunk) {
      int length = Math.min(chunk, body.length - at);
      out.write(bytes(Integer.toHexString(length) + "\r\n"));
      out.write(body, at, length);
      out.write(bytes("\r\n"));
    }
    out.write(bytes("0\r\n\r\n"));
    return out.toByteArray();
  }

  @Test
  void bodyOneOverTheLimit_is413() throws IOException {
    byte[] body = new byte[LIMIT + 1];

    for (byte[] request : new byte[][] {delivery("/webhooks/linq", body), chunked(body, 1000)}) {
      Reply reply = server.send(request);
      assertThat(reply.status()).isEqualTo(413);
      assertThat(reply.header("Connection")).isEqualTo("close");
    }
    assertThat(server.inbox.appended()).isEmpty();
    assertThat(server.listener.calls()).containsExactly("rejected 413", "rejected 413");
  }

  @Test
  void largeDeclaredBody_is413BeforeAByteOfItIsSent() throws IOException {
    assertThat(
            server
                .send(
                    request(
                        "POST /webhooks/linq",
                        "Content-Length: 9223372036854775807\r\n",
                        new byte[0]))
                .status())
        .isEqualTo(413);
  }

  @Test
  void expectContinueWithLargeBody_is413WithoutBeingAskedForIt() throws IOException {
    assertThat(
            server
                .send(
                    request(
                        "POST /webhooks/linq",
                        "Expect: 100-continue\r\nContent-Length: " + 2 * LIMIT + "\r\n",
                        new byte[0]))
                .status())
        .isEqualTo(413);
  }

  @Test
  void expectContinue_isAskedForItsBody() throws IOException {
    byte[] body = event("e1");
    try (Socket socket = server.connect()) {
      socket
          .getOutputStream()
          .write(
              request(
                  "POST /webhooks/linq",
                  signed(body) + "Expect: 100-continue\r\nContent-Length: " + body.length + "\r\n",
                  new byte[0]));
      byte[] go = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n\r\n".length());
      assertThat(new String(go, "US-ASCII")).startsWith("HTTP/1.1 100");
      socket.getOutputStream().write(body);
      assertThat(Reply.read(socket.getInputStream()).status()).isEqualTo(200);
    }
  }

  @Test
  void endlessChunkedBody_is413AndTheConnectionIsClosed() throws IOException {
    byte[] chunk = bytes("2710\r\n" + "x".repeat(10_000) + "\r\n");
    try (Socket socket = server.connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(request("POST /webhooks/linq", "Transfer-Encoding: chunked\r\n", new byte[0]));
      long sent = 0;
      boolean closed = false;
      // Far more than limit, allowance and socket buffers together.
      while (!closed && sent < 64L * LIMIT) {
        try {
          out.write(chunk);
          sent += chunk.length;
        } catch (IOException reset) {
          closed = true;
        }
      }
      assertThat(closed).isTrue();
    }
    assertThat(server.listener.calls()).containsExactly("rejected 413");
    assertThat(server.inbox.appended()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + LIMIT / 2, 4 * LIMIT})
  void standardClientWithTooLargeBody_seesThe413(int size) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/webhooks/linq"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[size]))
            .build();

    for (int i = 0; i < 5; i++) {
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(413);
    }
  }
}
