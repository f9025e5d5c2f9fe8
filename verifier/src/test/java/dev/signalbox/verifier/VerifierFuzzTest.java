package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers and a body as a fuzzer makes them: lines {@code name: value}, an empty line, the body. In
 * a value {@code {sig}} and {@code {hex}} stand for the right signatures of both schemes, which no
 * fuzzer would find.
 */
class VerifierFuzzTest {

  @FuzzTest(maxDuration = "1m")
  void verdict_isTheOneOfTheNaiveImplementation(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\n\n");
    if (end < 0) {
      return;
    }
    byte[] body = text.substring(end + 2).getBytes(StandardCharsets.ISO_8859_1);
    Map<String, String> headers = headers(text.substring(0, end), body);
    Verdict verdict =
        new SignatureVerifier(Deliveries.CLOCK)
            .verify(Deliveries.RING, Deliveries.BOTH, HeaderSource.of(headers), body);
    assertThat(verdict instanceof Verdict.Accepted)
        .as("%s -> %s", headers, verdict)
        .isEqualTo(
            NaiveVerifier.accepts(Deliveries.TEXT, Deliveries.NOW.getEpochSecond(), headers, body));
    if (verdict instanceof Verdict.Refused refused) {
      assertThat(refused.detail()).matches("[ -~]+").doesNotContain("MfKQ");
    }
  }

  private static Map<String, String> headers(String lines, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.split("\n")) {
      int colon = line.indexOf(": ");
      String name = colon < 0 ? line : line.substring(0, colon);
      // The naive implementation knows each name in one spelling.
      for (String known :
          new String[] {
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature",
            "X-Webhook-Timestamp",
            "X-Webhook-Signature"
          }) {
        if (colon > 0 && known.equalsIgnoreCase(name)) {
          headers.put(known, line.substring(colon + 2));
        }
      }
    }
    Map<String, String> right = new LinkedHashMap<>();
    right.put("{sig}", signature(headers, body));
    right.put("{hex}", hex(headers, body));
    headers.replaceAll(
        (name, value) ->
            value.replace("{sig}", right.get("{sig}")).replace("{hex}", right.get("{hex}")));
    return headers;
  }

  private static String signature(Map<String, String> headers, byte[] body) {
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(headers.get("webhook-timestamp")));
      return new Signer()
          .standard(Deliveries.SECRET, headers.get("webhook-id"), at, body)
          .get("webhook-signature");
    } catch (RuntimeException notSignable) {
      return "";
    }
  }

  private static String hex(Map<String, String> headers, byte[] body) {
    try {
      Instant at = Instant.ofEpochSecond(Long.parseLong(headers.get("X-Webhook-Timestamp")));
      return new Signer()
          .legacy(Deliveries.SECRET, at, "message.sent", "sub-1", body)
          .get("X-Webhook-Signature");
    } catch (RuntimeException notSignable) {
      return "";
    }
  }
}
