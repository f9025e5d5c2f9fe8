package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StrictBase64Test {

  @Test
  void canonicalText_isDecodedAsTheJdkDoes() {
    Random random = new Random(7);
    for (int length = 1; length < 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      String text = Base64.getEncoder().encodeToString(bytes);

      assertThat(StrictBase64.decode(text)).hasValue(bytes);
    }
  }

  /** The JDK is lenient; what it writes back tells whether the text was the one canonical form. */
  @Test
  void randomText_isTakenOnlyWhenItIsWhatTheJdkWouldWrite() {
    Random random = new Random(11);
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = randomText(random);
      boolean canonical = isCanonical(text);
      taken += canonical ? 1 : 0;

      assertThat(StrictBase64.decode(text).isPresent()).as(text).isEqualTo(canonical);
    }
    assertThat(taken).isGreaterThan(1000);
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(9);
    for (int i = 0; i < length; i++) {
      text.append("AQgw/+9=-_ \u00e9".charAt(random.nextInt(i < length - 2 ? 7 : 12)));
    }
    return text.toString();
  }

  private static boolean isCanonical(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return bytes.length > 0 && Base64.getEncoder().encodeToString(bytes).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
