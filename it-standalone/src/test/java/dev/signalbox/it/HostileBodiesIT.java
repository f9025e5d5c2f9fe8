package dev.signalbox.it;

import static dev.signalbox.it.Forge.MARKER;
import static dev.signalbox.it.Forge.bytes;
import static dev.signalbox.it.Forge.line;
import static dev.signalbox.it.Forge.post;
import static dev.signalbox.it.Forge.request;
import static dev.signalbox.it.Forge.signed;
import static dev.signalbox.it.Forge.standard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies of every size and kind, signed and not. */
class HostileBodiesIT {

  private static final int LIMIT = 1 << 20;

  @TempDir private static Path temp;
  private static HostileNode node;

  @BeforeAll
  static void start() throws IOException {
    node = HostileNode.start(temp);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static byte[] padded(int size) {
    byte[] body = HostileNode.body();
    byte[] padded = Arrays.copyOf(body, size);
    Arrays.fill(padded, body.length, size, (byte) ' ');
    return padded;
  }

  private static byte[] chunked(byte[] body) {
    return request(
        "POST /webhooks/linq HTTP/1.1",
        standard("wh-1", Forge.now(), body) + line("Transfer-Encoding", "chunked"),
        bytes(
            Integer.toHexString(body.length)
                + "\r\n"
                + new String(body, StandardCharsets.ISO_8859_1)
                + "\r\n0\r\n\r\n"));
  }

  @Test
  void bodyAtTheLimit_isTakenAndOneByteMoreIs413() throws IOException {
    long newest = node.newest();
    assertThat(node.send(signed(padded(LIMIT))).status()).isEqualTo(200);
    assertThat(node.send(chunked(padded(LIMIT))).status()).isEqualTo(200);
    assertThat(node.newest()).isEqualTo(newest + 2);
    for (int over : new int[] {LIMIT + 1, LIMIT + 4096, 5 * LIMIT}) {
      assertTooLarge(node.send(signed(padded(over))));
      assertTooLarge(node.send(chunked(padded(over))));
    }
    assertTooLarge(
        node.send(
            request(
                "POST /webhooks/linq HTTP/1.1",
                line("Content-Length", "9223372036854775807"),
                bytes(MARKER))));
    node.assertTakesNothingBut(newest + 2);
  }

  private static void assertTooLarge(Reply reply) {
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.closed()).isTrue();
  }

  @Test
  void endlessChunks_endWith413() throws Exception {
    long newest = node.newest();
    byte[] chunk = bytes("4000\r\n" + "x".repeat(0x4000) + "\r\n");
    byte[] head =
        request(
            "POST /webhooks/linq HTTP/1.1",
            standard("wh-1", Forge.now(), HostileNode.body())
                + line("Transfer-Encoding", "chunked"),
            new byte[0]);
    try (Socket socket = node.raw().connect()) {
      socket.getOutputStream().write(head);
      long sent = 0;
      try {
        // Ends only when the other side no longer takes it.
        while (sent < 200L * LIMIT) {
          socket.getOutputStream().write(chunk);
          sent += chunk.length;
        }
      } catch (IOException ended) {
        assertThat(sent).isGreaterThanOrEqualTo(LIMIT);
      }
      assertThat(sent).as("bytes taken").isLessThan(20L * LIMIT);
    }
    node.assertTakesNothingBut(newest);
  }

  @Test
  void compressedBody_is415() throws IOException {
    byte[] body = HostileNode.body();
    long newest = node.newest();
    for (String encoding : List.of("gzip", "br", "deflate", "identity, gzip", MARKER)) {
      String headers = standard("wh-1", Forge.now(), body) + line("Content-Encoding", encoding);
      assertThat(node.send(post("/webhooks/linq", headers, body)).status()).isEqualTo(415);
    }
    node.assertTakesNothingBut(newest);
  }

  @Test
  void wrongTypeOrCharset_doesNotMatter() throws IOException {
    for (String type :
        List.of(
            "application/json; charset=utf-16",
            "text/plain; charset=" + MARKER,
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            ";;;" + MARKER)) {
      byte[] body = HostileNode.body();
      String headers = standard("wh-1", Forge.now(), body) + line("Content-Type", type);
      long newest = node.newest();
      assertThat(node.send(post("/webhooks/linq", headers, body)).status()).isEqualTo(200);
      assertThat(node.newest()).isEqualTo(newest + 1);
    }
  }

  private static List<byte[]> nonsense() {
    return List.of(
        new byte[0],
        bytes("\u0000"),
        bytes("not json " + MARKER),
        bytes("\"" + MARKER + "\""),
        bytes("[]"),
        bytes("{}"),
        bytes("{\"event_id\":\"" + MARKER + "\"}"),
        bytes("{\"event_type\":7,\"event_id\":\"no-type\"}"),
        bytes("{\"event_type\":null,\"event_id\":\"null-type\"}"),
        bytes("[".repeat(500_000)),
        bytes("{\"a\":".repeat(150_000)),
        bytes("{\"event_type\":\"t.t\",\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
        bytes("{\"event_type\":\"t.t\",\"n\":1" + "0".repeat(200_000) + "}"),
        bytes("{\"event_type\":\"t.t\",\"n\":1e999999999999999999999x}"),
        bytes("{\"event_type\":\"t.t\"} {\"event_type\":\"u.u\"}"),
        bytes("{\"event_type\":\"t.t\u00e4\"}"),
        bytes("{\"event_type\":\"t.t\",\"data\":{\"text\":\"\u0001\"}}"),
        "{\"event_type\":\"t.t\"}".getBytes(StandardCharsets.UTF_16),
        new byte[LIMIT]);
  }

  @Test
  void signedNonsense_isStoredAndListedAsUnreadable() throws IOException {
    long newest = node.newest();
    int count = 0;
    for (byte[] body : nonsense()) {
      // An id of its own for each: where the body has none, it is the signed webhook-id.
      String id = "nonsense-" + count++;
      Reply unsigned =
          node.send(post("/webhooks/linq", standard(id, Forge.now(), "v1,AAAA"), body));
      assertThat(unsigned.status()).isEqualTo(401);
      Reply reply = node.send(post("/webhooks/linq", standard(id, Forge.now(), body), body));
      assertThat(reply.status()).isEqualTo(200);
    }
    assertThat(node.newest()).isEqualTo(newest + count);
    Reply letters =
        node.raw()
            .exchange(
                request(
                    "GET /signalbox/api/handlers/unreadable/dead-letters?limit=1000 HTTP/1.1",
                    line("Authorization", "Bearer " + TestSettings.TOKEN),
                    new byte[0]));
    assertThat(letters.status()).isEqualTo(200);
    assertThat(letters.text().split("\"sequence\":", -1)).hasSize(count + 1);
  }

  @Test
  void oddButReadableJson_isTaken() throws IOException {
    for (String more :
        List.of(
            ",\"n\":1e400,\"m\":-0.0,\"l\":1e-400,\"k\":12345678901234567890123456789",
            ",\"event_type\":\"hostile.twice\"",
            ",\"data\":{},\"data\":{\"a\":1,\"a\":2}",
            ",\"a\":\"\\u0000\\ud800 \\u202e\"",
            ",\"" + "k".repeat(100_000) + "\":1",
            ",\"created_at\":\"" + MARKER + "\",\"webhook_version\":7")) {
      long newest = node.newest();
      assertThat(node.send(signed(HostileNode.body(more))).status()).as(more).isEqualTo(200);
      assertThat(node.newest()).isEqualTo(newest + 1);
    }
  }
}
