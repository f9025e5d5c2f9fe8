package dev.signalbox.core.http;

import static dev.signalbox.core.http.WebhookServer.NOW;
import static dev.signalbox.core.http.WebhookServer.SECRET;
import static dev.signalbox.core.http.WebhookServer.bytes;
import static dev.signalbox.core.http.WebhookServer.event;
import static dev.signalbox.core.http.WebhookServer.lines;
import static dev.signalbox.core.http.WebhookServer.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.http.WebhookServer.Reply;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {

  private static final byte[] BODY = event("hunter2");
  private static final long T = NOW.getEpochSecond();

  private WebhookServer server;

  @BeforeEach
  void start() throws Exception {
    server = WebhookServer.open();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Map<String, String> standard() {
    return new LinkedHashMap<>(new Signer().standard(SECRET, "wh-1", NOW, BODY));
  }

  private static Map<String, String> legacy() {
    return new LinkedHashMap<>(new Signer().legacy(SECRET, NOW, "hunter2", "sub", BODY));
  }

  private static String changed(Map<String, String> headers, Consumer<Map<String, String>> change) {
    change.accept(headers);
    return lines(headers);
  }

  /** Signs what is claimed, so that only the form of the header is wrong. */
  private static String withTimestamp(String timestamp) {
    return changed(standard(), h -> h.put("webhook-timestamp", timestamp));
  }

  private static String withId(String id) {
    Map<String, String> headers = standard();
    headers.put("webhook-id", id);
    return lines(headers);
  }

  private static List<String> refusedHeaders() {
    String signature = standard().get("webhook-signature");
    List<String> all = new ArrayList<>();
    all.add("");
    all.add(lines(standard()) + "webhook-id: wh-1\r\n");
    all.add(lines(standard()) + "Webhook-Id: other\r\n");
    all.add(lines(standard()) + "webhook-timestamp: " + T + "\r\n");
    all.add(lines(standard()) + "webhook-signature: " + signature + "\r\n");
    all.add(lines(legacy()) + "x-webhook-signature: hunter2\r\n");
    // A downgrade: one header of the standard set is there, so the legacy set must not decide.
    all.add(lines(legacy()) + "webhook-id: hunter2\r\n");
    all.add(lines(legacy()) + "webhook-signature:\r\n");
    for (String timestamp :
        List.of(
            "",
            "-" + T,
            "+" + T,
            T + " 1",
            T + ".0",
            T + "e0",
            "0x6",
            "0" + T,
            T + "000",
            T + "x",
            "99999999999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "\u00b2" + T,
            "" + (T - 301),
            "" + (T + 301),
            "hunter2",
            "1" + "0".repeat(5000))) {
      all.add(withTimestamp(timestamp));
    }
    for (String id :
        List.of("", "wh.1", "wh-1." + T, "wh 1", "w\u00e4", "x".repeat(129), "x".repeat(5000))) {
      all.add(withId(id));
    }
    for (String value :
        List.of(
            "",
            "v1",
            "v1,",
            "v2," + signature.substring(3),
            signature.substring(3),
            "v1," + "=".repeat(44),
            "v1,hunter2",
            signature + "," + signature,
            (signature + " ").repeat(17).strip(),
            ("v1," + "A".repeat(43) + "= ").repeat(100) + signature,
            "v1,a ".repeat(1200) + signature)) {
      all.add(changed(standard(), h -> h.put("webhook-signature", value)));
    }
    for (String value :
        List.of("", "hunter2", "sha256=" + legacy().get("X-Webhook-Signature"), "g".repeat(64))) {
      all.add(changed(legacy(), h -> h.put("X-Webhook-Signature", value)));
    }
    all.add(lines(new Signer().standard(SigningSecret.of("k", "whsec_AAAA"), "wh-1", NOW, BODY)));
    all.add(lines(new Signer().standard(SECRET, "wh-1", Instant.EPOCH, BODY)));
    all.add(lines(new Signer().standard(SECRET, "wh-1", NOW, bytes("other"))));
    return all;
  }

  @Test
  void everyRefusal_isTheSameBytesAndStoresNothing() throws IOException {
    Reply first = server.send(post("/webhooks/linq", ""));
    assertThat(first.status()).isEqualTo(401);
    assertThat(first.head()).doesNotContain("hunter2");
    assertThat(first.body()).isEqualTo("{\"error\":\"unauthorized\"}");

    for (String headers : refusedHeaders()) {
      assertThat(server.send(post("/webhooks/linq", headers))).as(headers).isEqualTo(first);
    }
    for (String path :
        List.of(
            "/none",
            "/",
            "/default/",
            "/default/x",
            "/DEFAULT",
            "/hunter2",
            "/-",
            "/decoy",
            "/" + "a".repeat(65),
            "/%22%3Cscript%3E",
            "/a b".replace(' ', '+'))) {
      assertThat(server.send(post("/webhooks/linq" + path, lines(standard()))))
          .as(path)
          .isEqualTo(first);
    }
    assertThat(server.inbox.appended()).isEmpty();
  }

  private static byte[] post(String path, String headers) {
    return request("POST " + path, headers + "Content-Length: " + BODY.length + "\r\n", BODY);
  }

  @Test
  void untouchedHeaders_areTaken() throws IOException {
    // Proves that the cases above are refused for what was changed.
    assertThat(server.send(post("/webhooks/linq", lines(standard()))).status()).isEqualTo(200);
    assertThat(server.send(post("/webhooks/linq", lines(legacy()))).status()).isEqualTo(200);
    assertThat(server.send(post("/webhooks/linq", withTimestamp("" + T))).status()).isEqualTo(200);
    assertThat(server.send(post("/webhooks/linq", withId("wh-1"))).status()).isEqualTo(200);
  }

  /** What the server itself may turn away before the servlet: never taken, never shown. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook-id: hun\u0000ter2\r\n",
        "webhook-id: hunter2\r\n folded\r\n",
        "webhook-id: hunter2\u0007\r\n",
        "webhook id: hunter2\r\n",
        "Content-Length: 5\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 1x\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Transfer-Encoding: hunter2\r\n",
        "Host: hunter2\r\n",
        "Expect: hunter2\r\n",
      })
  void brokenRequest_isNeverTakenAndNeverShown(String line) throws IOException {
    String answer = exchange(post("/webhooks/linq", lines(standard()) + line));

    assertThat(answer).doesNotContain("hunter2");
    if (!line.startsWith("Expect")) {
      assertThat(answer).doesNotContain(" 200 ");
      assertThat(server.inbox.appended()).isEmpty();
    }
  }

  @Test
  void hugeHeader_isNeverTakenAndNeverShown() throws IOException {
    String answer =
        exchange(
            post("/webhooks/linq", "webhook-signature: " + "hunter2 ".repeat(10_000) + "\r\n"));

    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("hunter2");
    assertThat(server.inbox.appended()).isEmpty();
  }

  @Test
  void malformedChunk_isNeverTaken() throws IOException {
    for (String body :
        List.of("zz\r\nhunter2", "5\r\nabc", "-1\r\n\r\n", "fffffffffffffffff\r\nx")) {
      String answer =
          exchange(
              request(
                  "POST /webhooks/linq",
                  lines(standard()) + "Transfer-Encoding: chunked\r\n",
                  bytes(body)));
      assertThat(answer).doesNotContain(" 200 ").doesNotContain("hunter2");
    }
    assertThat(server.inbox.appended()).isEmpty();
  }

  /** Sends, ends our side, and reads whatever comes. */
  private String exchange(byte[] request) throws IOException {
    try (Socket socket = server.connect()) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      StringBuilder answer = new StringBuilder();
      try {
        int next = in.read();
        while (next >= 0) {
          answer.append((char) next);
          next = in.read();
        }
      } catch (IOException reset) {
        answer.append("(reset)");
      }
      return answer.toString();
    }
  }

  @Test
  void signedNonsense_isStoredAsUnreadable() throws IOException {
    List<byte[]> bodies =
        List.of(
            bytes("[".repeat(500_000)),
            bytes("{\"a\":".repeat(100_000)),
            bytes("{\"event_type\":\"t\",\"n\":1" + "0".repeat(200_000) + "}"),
            bytes("{\"event_type\":\"t\",\"n\":1e999999999x}"),
            bytes("{\"event_type\":\"t\"} {"),
            "{\"event_type\":\"t\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1),
            "{\"event_type\":\"t\"}".getBytes(StandardCharsets.UTF_16),
            bytes("\u0000"),
            new byte[1 << 20]);
    for (byte[] body : bodies) {
      assertThat(server.post("/webhooks/linq", body).status()).isEqualTo(200);
    }

    assertThat(server.inbox.appended()).hasSize(bodies.size()).noneMatch(e -> e.readable());
  }

  @Test
  void doubledNames_countByTheLast() throws IOException {
    byte[] body =
        bytes("{\"event_type\":\"a\",\"event_id\":\"1\",\"event_id\":\"2\",\"event_type\":\"b\"}");

    assertThat(server.post("/webhooks/linq", body).status()).isEqualTo(200);

    assertThat(server.inbox.appended())
        .singleElement()
        .matches(e -> e.eventId().equals("2") && e.eventType().equals("b"));
  }
}
