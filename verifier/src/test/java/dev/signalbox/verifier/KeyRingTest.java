package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  @Test
  void anySecretOfTheRing_accepts() {
    for (KeyRing ring :
        List.of(
            KeyRing.of(Deliveries.OTHER, Deliveries.SECRET),
            KeyRing.of(Deliveries.SECRET, Deliveries.OTHER))) {
      assertThat(((Verdict.Accepted) verify(ring, Deliveries.NOW)).keyId()).isEqualTo("main");
    }
  }

  @Test
  void noSecretThatFits_isRefused() {
    assertThat(outcome(KeyRing.of(Deliveries.OTHER), Deliveries.NOW)).isEqualTo("wrong-signature");
  }

  @Test
  void validity_includesBothEnds() {
    Instant from = Deliveries.NOW.minusSeconds(10);
    Instant to = Deliveries.NOW.plusSeconds(10);
    KeyRing ring =
        KeyRing.of(
            SigningSecret.of("timed", Deliveries.TEXT, Optional.of(from), Optional.of(to)),
            Deliveries.OTHER);

    assertThat(outcome(ring, from)).isEqualTo("STANDARD");
    assertThat(outcome(ring, to)).isEqualTo("STANDARD");
    assertThat(outcome(ring, from.minusNanos(1))).isEqualTo("wrong-signature");
    assertThat(outcome(ring, to.plusNanos(1))).isEqualTo("wrong-signature");
  }

  @Test
  void noSecretValidNow_isRefusedAsSuch() {
    KeyRing ring =
        KeyRing.of(
            SigningSecret.of(
                "old",
                Deliveries.TEXT,
                Optional.empty(),
                Optional.of(Deliveries.NOW.minusSeconds(1))));

    assertThat(outcome(ring, Deliveries.NOW)).isEqualTo("no-valid-secret");
  }

  @Test
  void secretThatIsNotBase64_servesTheLegacySchemeAlone() {
    SigningSecret text = SigningSecret.of("text", "whsec_not-base64");
    KeyRing ring = KeyRing.of(text);
    HeaderSource legacy =
        HeaderSource.of(
            new Signer().legacy(text, Deliveries.NOW, "message.sent", "sub", Deliveries.BODY));

    assertThat(outcome(ring, Deliveries.NOW)).isEqualTo("no-secret-for-scheme");
    assertThat(
            Deliveries.outcome(
                new SignatureVerifier(Deliveries.CLOCK)
                    .verify(ring, Deliveries.BOTH, legacy, Deliveries.BODY)))
        .isEqualTo("LEGACY");
  }

  @Test
  void ringOutsideOfItsLimits_isRefused() {
    List<SigningSecret> many =
        IntStream.range(0, 17)
            .mapToObj(i -> SigningSecret.of("key-" + i, Deliveries.TEXT))
            .toList();

    assertThat(new KeyRing(many.subList(0, 16)).secrets()).hasSize(16);
    assertThatThrownBy(() -> new KeyRing(many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 17");
    assertThatThrownBy(() -> new KeyRing(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 0");
    assertThatThrownBy(() -> KeyRing.of(Deliveries.SECRET, Deliveries.SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'main'");
  }

  @Test
  void list_isCopied() {
    List<SigningSecret> secrets = new ArrayList<>(List.of(Deliveries.SECRET));
    KeyRing ring = new KeyRing(secrets);
    secrets.clear();

    assertThat(ring.secrets()).containsExactly(Deliveries.SECRET);
  }

  private static String outcome(KeyRing ring, Instant now) {
    return Deliveries.outcome(verify(ring, now));
  }

  private static Verdict verify(KeyRing ring, Instant now) {
    return new SignatureVerifier(Clock.fixed(now, ZoneOffset.UTC))
        .verify(ring, Deliveries.BOTH, HeaderSource.of(Deliveries.standard()), Deliveries.BODY);
  }
}
