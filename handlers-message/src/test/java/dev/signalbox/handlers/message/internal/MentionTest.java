package dev.signalbox.handlers.message.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MentionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12025550101",
        "+12025550100, +12025550101",
        "+12025550101,+12025550100",
        "+120255501011 & +12025550101",
        "Call +12025550101.",
        "(+12025550101)"
      })
  void handleByItself_isMentioned(String text) {
    assertThat(Mention.in(text, "+12025550101")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+120255501011", "x+12025550101", "", "Weekend", "+12025550101.5"})
  void otherTextOrPieceOfAnotherHandle_isNot(String text) {
    assertThat(Mention.in(text, "+12025550101")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bigbob@example.org", "bob@example.organic", "bob@example.org.uk"})
  void pieceOfAnAddress_isNot(String text) {
    assertThat(Mention.in(text, "bob@example.org")).isFalse();
  }
}
