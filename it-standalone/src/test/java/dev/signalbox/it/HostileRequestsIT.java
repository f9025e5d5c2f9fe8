package dev.signalbox.it;

import static dev.signalbox.it.Forge.MARKER;
import static dev.signalbox.it.Forge.bytes;
import static dev.signalbox.it.Forge.line;
import static dev.signalbox.it.Forge.post;
import static dev.signalbox.it.Forge.request;
import static dev.signalbox.it.Forge.standard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, paths, versions and framings that no honest sender uses. */
class HostileRequestsIT {

  private static final byte[] NOTHING = {};
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PRI", "post", MARKER);

  @TempDir private static Path temp;
  private static HostileNode node;

  private final byte[] body = HostileNode.body();
  private final String good = standard("wh-1", Forge.now(), body);
  private final String length = line("Content-Length", "" + body.length);
  private final String chunks =
      Integer.toHexString(body.length)
          + "\r\n"
          + new String(body, StandardCharsets.ISO_8859_1)
          + "\r\n0\r\n\r\n";

  @BeforeAll
  static void start() throws IOException {
    node = HostileNode.start(temp);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private void assertRefused(int status, byte[] request) throws IOException {
    long newest = node.newest();
    Reply reply = node.send(request);
    assertThat(reply.statuses()).as(reply.text()).containsExactly(status);
    assertThat(reply.closed()).isTrue();
    node.assertTakesNothingBut(newest);
  }

  @Test
  void otherMethods_are405() throws IOException {
    for (String method : METHODS) {
      assertRefused(
          405, request(method + " /webhooks/linq HTTP/1.1", good + line("X-Any", MARKER), NOTHING));
      assertRefused(405, request(method + " /webhooks/linq HTTP/1.1", good + length, body));
    }
  }

  @Test
  void pathsThatAreNot_are404WhateverTheMethod() throws IOException {
    for (String path : List.of("/", "/" + MARKER, "/webhooks", "/webhooks/linqx", "/signalbox")) {
      for (String method : METHODS) {
        assertRefused(404, request(method + " " + path + " HTTP/1.1", line("X", MARKER), NOTHING));
      }
      assertRefused(404, post(path, good, body));
    }
    assertRefused(404, request("OPTIONS * HTTP/1.1", "", NOTHING));
  }

  @Test
  void healthAndMetrics_areReadOnly() throws IOException {
    for (String path : List.of("/signalbox/health/live", "/signalbox/metrics")) {
      for (String method : METHODS) {
        boolean reads = List.of("GET", "HEAD").contains(method);
        Reply reply =
            node.send(
                request(
                    method + " " + path + "?" + MARKER + " HTTP/1.1", line("X", MARKER), NOTHING));
        assertThat(reply.status()).isEqualTo(reads ? 200 : 405);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/linq/%2e%2e/linq",
        "/webhooks/linq/..%2f",
        "/webhooks%2Flinq",
        "/webhooks/linq%2Fdefault",
        "/webhooks/linq/default%00",
        "/webhooks/linq/default%",
        "/webhooks/linq/%zz",
        "/webhooks/linq/%c0%ae",
        "/webhooks/linq/%ff",
        "/webhooks/linq/%u0041",
        "/webhooks/linq//default",
        "//webhooks/linq",
        "/webhooks/linq/default/..;/default",
        "/../webhooks/linq",
        "ftp://any/webhooks/linq",
        "webhooks/linq",
        "*",
        "\\webhooks\\linq",
        "/webhooks/linq/\\default",
        "/webhooks/linq/\u0000" + MARKER,
        "/webhooks/linq/\u0080\u00ff" + MARKER,
        "/webhooks/linq /" + MARKER,
      })
  void twistedPath_isTurnedAway(String path) throws IOException {
    long newest = node.newest();
    Reply reply = node.send(post(path, good, body));
    assertThat(reply.status()).isIn(400, 505);
    assertThat(reply.closed()).isTrue();
    node.assertTakesNothingBut(newest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/linq;x=y/default",
        "/webhooks/linq/default;x=" + MARKER,
        "/webhooks/linq?x=" + MARKER,
        "/webhooks/linq/./default",
        "/any/../webhooks/linq",
        "/webhooks/linq/d%65fault",
        "http://" + MARKER + "/webhooks/linq",
      })
  void otherSpellingOfThePath_isVerifiedLikeTheUsualOne(String path) throws IOException {
    long newest = node.newest();
    assertThat(node.send(post(path, "", body)).status()).isEqualTo(401);
    assertThat(node.newest()).isEqualTo(newest);
    assertThat(node.send(post(path, good, body)).status()).isEqualTo(200);
    assertThat(node.newest()).isEqualTo(newest + 1);
  }

  @Test
  void longPath_isRefused() throws IOException {
    assertRefused(401, post("/webhooks/linq/" + MARKER.repeat(700), good, body));
    assertRefused(414, post("/webhooks/linq/" + MARKER.repeat(5_000), good, body));
    assertRefused(414, post("/webhooks/linq?" + MARKER.repeat(5_000), good, body));
  }

  @Test
  void otherVersionsAndProtocols_areTurnedAway() throws IOException {
    assertRefused(505, bytes("GET /webhooks/linq\r\n\r\n"));
    assertRefused(505, bytes("POST /webhooks/linq\r\n\r\n"));
    assertRefused(505, request("POST /webhooks/linq HTTP/9.9", good + length, body));
    assertRefused(426, request("POST /webhooks/linq HTTP/2.0", good + length, body));
    assertRefused(426, bytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));
    assertRefused(400, post("/webhooks/linq", good + line("Upgrade", "h2c"), body));
    assertRefused(400, bytes("\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"));
    assertRefused(400, bytes("\u0000\u0001" + MARKER + "\r\n\r\n"));
    assertRefused(400, bytes("POST /webhooks/linq HTTP/1.1\r\n" + good + length + "\r\n"));
    assertRefused(400, request("PO ST /webhooks/linq HTTP/1.1", good + length, body));
    assertRefused(417, post("/webhooks/linq", good + line("Expect", MARKER), body));
  }

  @Test
  void http10_isServed() throws IOException {
    assertThat(node.send(request("POST /webhooks/linq HTTP/1.0", good + length, body)).status())
        .isEqualTo(200);
    // Without a length there is no body.
    assertThat(node.send(request("POST /webhooks/linq HTTP/1.0", good, body)).status())
        .isEqualTo(401);
  }

  @Test
  void ambiguousLength_isTurnedAwayAndNothingAfterItIsServed() throws IOException {
    String second =
        "POST /webhooks/linq HTTP/1.1\r\nHost: x\r\n"
            + good
            + length
            + "\r\n"
            + new String(body, StandardCharsets.ISO_8859_1);
    for (String headers :
        List.of(
            length + line("Transfer-Encoding", "chunked"),
            line("Transfer-Encoding", "chunked") + length,
            length + line("Content-Length", "5"),
            length + length,
            line("Content-Length", body.length + ", " + body.length),
            line("Transfer-Encoding", "identity"),
            line("Transfer-Encoding", "chunked, identity"),
            line("Transfer-Encoding", "chunked, chunked"),
            line("Transfer-Encoding", "chunked") + line("Transfer-Encoding", "identity"),
            line("Transfer-Encoding", "xchunked"),
            line("Transfer-Encoding", "chunked;a=b"),
            line("Transfer-Encoding", "chunked\u000b"),
            line("Transfer-Encoding", ""),
            line("Transfer-Encoding ", "chunked"))) {
      assertRefused(
          400,
          bytes(
              "POST /webhooks/linq HTTP/1.1\r\nHost: x\r\n"
                  + good
                  + headers
                  + "\r\n0\r\n\r\n"
                  + second));
    }
    for (String length :
        List.of("-1", "+5", "0x10", "1e3", "99999999999999999999", "", "5 5", "5x", MARKER)) {
      assertRefused(
          400,
          request("POST /webhooks/linq HTTP/1.1", good + line("Content-Length", length), body));
    }
  }

  @Test
  void malformedChunks_areTurnedAwayAndNothingAfterThemIsServed() throws IOException {
    String chunked = good + line("Transfer-Encoding", "chunked");
    for (String sent :
        List.of(
            "zz\r\n" + MARKER,
            "-1\r\n\r\n",
            "+5\r\nabcde\r\n0\r\n\r\n",
            "0x5\r\nabcde\r\n0\r\n\r\n",
            " 5\r\nabcde\r\n0\r\n\r\n",
            "fffffffffffffffff\r\nx",
            "ffffffff\r\nx",
            "80000000\r\nx",
            "5\r\nabcdefgh\r\n0\r\n\r\n",
            "5\r\nabcde\r\n0\r\nX: " + MARKER.repeat(9_000) + "\r\n\r\n")) {
      assertRefused(400, request("POST /webhooks/linq HTTP/1.1", chunked, bytes(sent + chunks)));
    }
    // A trailer is no header: it neither makes a delivery good nor bad.
    assertRefused(
        401,
        request(
            "POST /webhooks/linq HTTP/1.1",
            line("Transfer-Encoding", "chunked"),
            bytes(chunks.replace("0\r\n\r\n", "0\r\n" + good + "\r\n"))));
    assertRefused(
        415,
        request(
            "POST /webhooks/linq HTTP/1.1",
            good + line("Transfer-Encoding", "gzip, chunked"),
            bytes(chunks)));
  }

  @Test
  void chunkedBody_isTaken() throws IOException {
    String chunked = good + line("Transfer-Encoding", "chunked");
    for (String sent : List.of(chunks, chunks.replaceFirst("\r\n", ";a=\"" + MARKER + "\"\r\n"))) {
      assertThat(node.send(request("POST /webhooks/linq HTTP/1.1", chunked, bytes(sent))).status())
          .isEqualTo(200);
    }
  }
}
