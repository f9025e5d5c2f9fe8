package dev.signalbox.handlers.phonenumber.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void whatNoDatabaseHolds_isReplaced() {
    assertThat(Text.storable("a\0b\uD83Cc\uDF89")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
  }

  @Test
  void everythingElse_stays() {
    assertThat(Text.storable("Caf\u00e9 \uD83C\uDF89")).isEqualTo("Caf\u00e9 \uD83C\uDF89");
  }
}
