package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        "whsec_",
        "whsec_ ",
        " whsec_c3VwZXJzZWNyZXQ=",
        "whsec_c3VwZXJzZWNyZXQ=\n",
        "whsec_c3VwZXJz ZWNyZXQ=",
        "whsec_c3VwZXJz\u00a0ZWNyZXQ=",
        "whsec_c3VwZXJz\u2003ZWNyZXQ=",
        "whsec_c3VwZXJz\u0000",
        "whsec_c3VwZXJz\u007f",
        "\ufeffwhsec_c3VwZXJz",
        "whsec_c3VwZXJz\u200b",
        "whsec_c3VwZXJz\ud83c"
      })
  void uselessText_isRefusedWithoutBeingShown(String text) {
    assertThatThrownBy(() -> SigningSecret.of("main", text))
        .isInstanceOf(InvalidSecretException.class)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'main'")
        .hasMessageNotContaining("c3VwZXJz");
  }

  @Test
  void length_isBoundedInBytes() {
    assertThat(SigningSecret.of("main", "a".repeat(1024)).supports(Scheme.LEGACY)).isTrue();
    for (String text :
        new String[] {"a".repeat(1025), "\u00e9".repeat(513), "a".repeat(9_000_000)}) {
      assertThatThrownBy(() -> SigningSecret.of("main", text))
          .isInstanceOf(InvalidSecretException.class)
          .hasMessageContaining("1024")
          .hasMessageNotContaining("aaaa");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Deliveries.TEXT,
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=",
        "whsec_abc123def456",
        "YQ=="
      })
  void canonicalBase64_supportsBothSchemes(String text) {
    SigningSecret secret = SigningSecret.of("main", text);

    assertThat(secret.supports(Scheme.STANDARD)).isTrue();
    assertThat(secret.supports(Scheme.LEGACY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_abc",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE",
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll-OE=",
        "whsec_YR==",
        "whsec_====",
        "WHSEC_YQ==",
        "whsec_whsec_YQ==",
        "p\u00e4ssword"
      })
  void otherText_supportsTheLegacySchemeAlone(String text) {
    SigningSecret secret = SigningSecret.of("main", text);

    assertThat(secret.supports(Scheme.STANDARD)).isFalse();
    assertThat(secret.supports(Scheme.LEGACY)).isTrue();
    assertThatThrownBy(() -> new Signer().standard(secret, "id", Deliveries.NOW, Deliveries.BODY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'main'")
        .hasMessageNotContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "a\u007f", "\u00e9", "whsec_c3VwZXJz"})
  void badId_isRefusedWithoutBeingShown(String id) {
    assertThatThrownBy(() -> SigningSecret.of(id, Deliveries.TEXT))
        .isInstanceOf(InvalidSecretException.class)
        .hasMessageNotContaining("c3VwZXJz")
        .hasMessageNotContaining("MfKQ");
  }

  @Test
  void length_ofTheIdIsBounded() {
    assertThat(SigningSecret.of("a".repeat(128), Deliveries.TEXT).id()).hasSize(128);
    assertThatThrownBy(() -> SigningSecret.of("a".repeat(129), Deliveries.TEXT))
        .isInstanceOf(InvalidSecretException.class)
        .hasMessageContaining("128");
  }

  @Test
  void validityThatEndsBeforeItBegins_isRefused() {
    Instant now = Deliveries.NOW;

    assertThatThrownBy(
            () ->
                SigningSecret.of(
                    "main", Deliveries.TEXT, Optional.of(now), Optional.of(now.minusSeconds(1))))
        .isInstanceOf(InvalidSecretException.class)
        .hasMessageContaining(now.toString());
    assertThat(
            SigningSecret.of("main", Deliveries.TEXT, Optional.of(now), Optional.of(now))
                .validAt(now))
        .isTrue();
  }

  @Test
  void validity_isShown() {
    Instant now = Deliveries.NOW;

    assertThat(SigningSecret.of("main", Deliveries.TEXT, Optional.of(now), Optional.empty()))
        .hasToString("SigningSecret[id=main, notBefore=%s, notAfter=-]".formatted(now));
  }

  @Test
  void text_isNeverShown() {
    assertThat(Deliveries.SECRET.toString()).contains("main").doesNotContain("MfKQ");
    assertThat(Deliveries.RING.toString()).contains("main").doesNotContain("MfKQ");
  }
}
