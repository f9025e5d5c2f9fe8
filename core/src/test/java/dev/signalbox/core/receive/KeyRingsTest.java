package dev.signalbox.core.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.VerificationPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingsTest {

  private final KeyRings rings = new KeyRings(List.of(endpoint("a")));

  private static EndpointConfig endpoint(String name) {
    return new EndpointConfig(
        name, KeyRing.of(SigningSecret.of("key-1", "whsec_AAAA")), VerificationPolicy.defaults());
  }

  @Test
  void putAndRemove_areSeenAtOnce() {
    EndpointConfig b = endpoint("b");
    rings.put(b);
    assertThat(rings.endpoint("b")).containsSame(b);
    assertThat(rings.names()).containsExactlyInAnyOrder("a", "b");

    rings.remove("a");
    rings.remove("never there");
    assertThat(rings.endpoint("a")).isEmpty();
    assertThat(rings.names()).containsExactly("b");
  }

  @Test
  void replaceAll_leavesNothingOld() {
    rings.replaceAll(List.of(endpoint("x")));

    assertThat(rings.names()).containsExactly("x");
  }

  @Test
  void update_seesThePresentState() {
    EndpointConfig before = rings.endpoint("a").orElseThrow();
    EndpointConfig next = endpoint("a");

    rings.update(
        "a",
        present -> {
          assertThat(present).isSameAs(before);
          return next;
        });

    assertThat(rings.endpoint("a")).containsSame(next);
  }

  @Test
  void wrongUpdates_changeNothing() {
    assertThatThrownBy(() -> rings.update("b", present -> present))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no endpoint \"b\"");
    assertThatThrownBy(() -> rings.update("a", present -> endpoint("b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keep the name");
    assertThat(rings.names()).containsExactly("a");
  }

  @Test
  void sameNameTwice_isRefused() {
    assertThatThrownBy(() -> new KeyRings(List.of(endpoint("a"), endpoint("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "A", "a.b", "a/b", "a b", "ä", "٣"})
  void badNames_areRefused(String name) {
    assertThatThrownBy(() -> endpoint(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nameOf64_isTakenAnd65IsNot() {
    assertThat(EndpointConfig.validName("a".repeat(64))).isTrue();
    assertThat(EndpointConfig.validName("a".repeat(65))).isFalse();
  }
}
