package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenSignaturesTest {

  private static final String ZEROS = "A".repeat(43) + "=";

  @Test
  void number_isBounded() {
    assertThat(in(("v1," + ZEROS + " ").repeat(17))).hasSize(16);
  }

  @Test
  void macOfAnotherLength_isNone() {
    assertThat(in("v1,AAAA v1," + "A".repeat(44))).isEmpty();
  }

  @Test
  void emptyLabel_isNone() {
    assertThat(in("," + ZEROS)).isEmpty();
  }

  private static List<Guess<GivenSignature>> in(String value) {
    return GivenSignatures.in(
        HeaderSource.of(Map.of(HeaderNames.SIGNATURE, value)), Scheme.STANDARD);
  }
}
