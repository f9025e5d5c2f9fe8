package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class SignerTest {

  private static final Instant SENT = Instant.ofEpochSecond(1_772_615_702L);

  @Test
  void bothSets_areThoseOfTheVectors() {
    Vector vector = Vector.named(Scheme.STANDARD, "valid-with-legacy-headers-too");
    SigningSecret secret = SigningSecret.of("vector", vector.secret());
    var headers =
        new LinkedHashMap<>(
            new Signer().standard(secret, vector.headers().get("webhook-id"), SENT, vector.body()));
    headers.putAll(
        new Signer()
            .legacy(
                secret,
                SENT,
                "message.sent",
                "b2c3d4e5-f6a7-4901-8cde-f23456789012",
                vector.body()));

    assertThat(headers).isEqualTo(vector.headers());
  }

  @Test
  void fractionOfASecond_isDropped() {
    assertThat(
            new Signer()
                .standard(Deliveries.SECRET, "a", SENT.plusMillis(999), Deliveries.BODY)
                .get("webhook-timestamp"))
        .isEqualTo("1772615702");
  }
}
