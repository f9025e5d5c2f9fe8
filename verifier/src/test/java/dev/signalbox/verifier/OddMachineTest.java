package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The runs of this suite on odd machines are what their names say. */
class OddMachineTest {

  @Test
  @EnabledIfSystemProperty(named = "user.language", matches = "ar")
  void arabic_writesOtherDigits() {
    assertThat(String.format("%d", 123)).isEqualTo("\u0661\u0662\u0663");
  }

  @Test
  @EnabledIfSystemProperty(named = "user.language", matches = "tr")
  void turkish_hasAnotherSmallI() {
    assertThat("WEBHOOK-ID".toLowerCase(Locale.getDefault())).isEqualTo("webhook-\u0131d");
  }

  @Test
  @EnabledIfSystemProperty(named = "user.language", matches = "th")
  void thai_writesOtherDigits() {
    assertThat(String.format("%d", 123)).isEqualTo("\u0e51\u0e52\u0e53");
  }

  @Test
  @EnabledIfSystemProperty(named = "user.language", matches = "ja")
  void japanese_hasADayThatIsNowhereElse() {
    assertThat(System.getProperty("file.encoding")).isEqualTo("UTF-16");
    assertThat(TimeZone.getDefault().getRawOffset()).isEqualTo(14 * 3_600_000);
  }
}
