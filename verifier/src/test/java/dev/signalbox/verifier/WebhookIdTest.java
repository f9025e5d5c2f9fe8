package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "z", "A", "Z", "0", "9", "-", "_", ":", "Msg_2-a:9"})
  void letterDigitUnderscoreDashOrColon_isTaken(String id) {
    assertThatCode(() -> WebhookId.check(id)).doesNotThrowAnyException();
  }

  /** The neighbours of what is allowed. */
  @ParameterizedTest
  @ValueSource(strings = {"`", "{", "@", "[", "/", ";", ",", ".", "^", "a\u00e9"})
  void anyOtherCharacter_isRefused(String id) {
    assertThatThrownBy(() -> WebhookId.check(id)).isInstanceOf(Refusal.class);
  }
}
