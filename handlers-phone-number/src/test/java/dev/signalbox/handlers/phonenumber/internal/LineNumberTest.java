package dev.signalbox.handlers.phonenumber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12025550123",
        "12025550123",
        " 12025550123",
        "+1 (202) 555-0123",
        "+1.202.555.0123 "
      })
  void anyWriting_isE164(String text) {
    assertThat(LineNumber.normal(text)).isEqualTo("+12025550123");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "line@example.org", "(-)", "+", "1a", "++1", "\u0661\u0662"})
  void anythingElse_stays(String text) {
    assertThat(LineNumber.normal(text)).isEqualTo(text);
  }

  @Test
  void longText_isReadQuickly() {
    String text = "1".repeat(200_000) + "x";

    assertThat(LineNumber.normal(text)).isEqualTo(text);
  }
}
