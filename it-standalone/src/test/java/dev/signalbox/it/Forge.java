package dev.signalbox.it;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs whatever a header claims with the right secret, so that a delivery is wrong in one thing
 * only; and writes requests byte by byte.
 */
final class Forge {

  /** Planted in requests; must come back in no answer. */
  static final String MARKER = "Zq7MarkerKx";

  private static final byte[] KEY =
      Base64.getDecoder().decode(Sender.SECRET.substring("whsec_".length()));

  private Forge() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String now() {
    return Long.toString(Instant.now().getEpochSecond());
  }

  static String signature(String id, String timestamp, byte[] body) {
    return "v1,"
        + Base64.getEncoder().encodeToString(mac(KEY, bytes(id + "." + timestamp + "."), body));
  }

  static String legacySignature(String timestamp, byte[] body) {
    return HexFormat.of()
        .formatHex(
            mac(Sender.SECRET.getBytes(StandardCharsets.UTF_8), bytes(timestamp + "."), body));
  }

  private static byte[] mac(byte[] key, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  /** The three headers of the standard scheme, each with its line end. */
  static String standard(String id, String timestamp, byte[] body) {
    return standard(id, timestamp, signature(id, timestamp, body));
  }

  static String standard(String id, String timestamp, String signature) {
    return line("webhook-id", id)
        + line("webhook-timestamp", timestamp)
        + line("webhook-signature", signature);
  }

  static String legacy(String timestamp, String signature) {
    return line("X-Webhook-Event", MARKER)
        + line("X-Webhook-Subscription-ID", MARKER)
        + line("X-Webhook-Timestamp", timestamp)
        + line("X-Webhook-Signature", signature);
  }

  static String line(String name, String value) {
    return name + ": " + value + "\r\n";
  }

  /** A whole request that ends its connection. */
  static byte[] request(String requestLine, String headers, byte[] body) {
    byte[] head =
        bytes(requestLine + "\r\nHost: " + MARKER + "\r\nConnection: close\r\n" + headers + "\r\n");
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  /** A delivery with its length. */
  static byte[] post(String path, String headers, byte[] body) {
    return request(
        "POST " + path + " HTTP/1.1", headers + "Content-Length: " + body.length + "\r\n", body);
  }

  /** A good delivery of a body, at the default endpoint. */
  static byte[] signed(byte[] body) {
    return post("/webhooks/linq", standard("wh-1", now(), body), body);
  }
}
