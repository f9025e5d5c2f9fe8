package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One changed byte anywhere in what is signed, or in the signature, refuses the delivery. */
class TamperingTest {

  private final SignatureVerifier verifier = new SignatureVerifier(Deliveries.CLOCK);
  private final Random random = new Random(17);

  @ParameterizedTest
  @EnumSource
  void changedBody_isRefused(Scheme scheme) {
    for (int i = 0; i < Deliveries.BODY.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] body = Deliveries.BODY.clone();
        body[i] ^= (byte) (1 << bit);

        assertThat(outcome(headers(scheme), body)).isEqualTo("wrong-signature");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void longerOrShorterBody_isRefused(Scheme scheme) {
    int length = Deliveries.BODY.length;
    for (int size = 0; size < length + 3; size++) {
      if (size != length) {
        byte[] body = Arrays.copyOf(Deliveries.BODY, size);

        assertThat(outcome(headers(scheme), body)).isEqualTo("wrong-signature");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedHeader_isRefused(Scheme scheme) {
    for (String name : headers(scheme).keySet()) {
      if (name.equals("X-Webhook-Event") || name.equals("X-Webhook-Subscription-ID")) {
        continue;
      }
      String value = headers(scheme).get(name);
      for (int i = 0; i < value.length(); i++) {
        for (int times = 0; times < 8; times++) {
          char other = (char) (value.charAt(i) ^ (1 + random.nextInt(127)));
          Map<String, String> headers = headers(scheme);
          headers.put(name, value.substring(0, i) + other + value.substring(i + 1));

          assertThat(outcome(headers, Deliveries.BODY))
              .as(name + " " + i + " " + (int) other)
              .isNotIn("STANDARD", "LEGACY");
        }
      }
    }
  }

  /** The bytes signed are the same, only the seams between id, timestamp and body move. */
  @Test
  void movedSeams_areRefused() {
    byte[] body = Deliveries.utf8("1772615704.x");
    Map<String, String> signed =
        new Signer().standard(Deliveries.SECRET, "a", Deliveries.NOW, body);
    Map<String, String> moved =
        Map.of(
            "webhook-id", "a.1772615704",
            "webhook-timestamp", "1772615704",
            "webhook-signature", signed.get("webhook-signature"));

    assertThat(outcome(signed, body)).isEqualTo("STANDARD");
    assertThat(outcome(moved, Deliveries.utf8("x"))).isEqualTo("id-with-dot");
  }

  @Test
  void signatureOfOneScheme_doesNotServeTheOther() {
    SigningSecret text = SigningSecret.of("same", "YQ==");
    byte[] body = Deliveries.BODY;
    String mac =
        new Signer().legacy(text, Deliveries.NOW, "e", "s", body).get("X-Webhook-Signature");
    String other = "v1," + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(mac));

    Verdict verdict =
        verifier.verify(
            KeyRing.of(text),
            Deliveries.BOTH,
            HeaderSource.of(
                Map.of(
                    "webhook-id", "a",
                    "webhook-timestamp", "1772615704",
                    "webhook-signature", other)),
            body);

    assertThat(Deliveries.outcome(verdict)).isEqualTo("wrong-signature");
  }

  @Test
  void body_isNotChangedAndMayBeEmpty() {
    byte[] body = Deliveries.BODY.clone();

    assertThat(outcome(Deliveries.standard(), body)).isEqualTo("STANDARD");
    assertThat(body).isEqualTo(Deliveries.BODY);
    assertThat(
            outcome(
                new Signer().standard(Deliveries.SECRET, "a", Deliveries.NOW, new byte[0]),
                new byte[0]))
        .isEqualTo("STANDARD");
  }

  private static Map<String, String> headers(Scheme scheme) {
    return scheme == Scheme.STANDARD ? Deliveries.standard() : Deliveries.legacy();
  }

  private String outcome(Map<String, String> headers, byte[] body) {
    return Deliveries.outcome(
        verifier.verify(Deliveries.RING, Deliveries.BOTH, HeaderSource.of(headers), body));
  }
}
