package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorTextTest {

  private static final String NAME = "java.lang.IllegalStateException: ";

  @Test
  void text_isBounded() {
    String fits = "x".repeat(1_000 - NAME.length());

    assertThat(ErrorText.of(new IllegalStateException(fits))).isEqualTo(NAME + fits);
    assertThat(ErrorText.of(new IllegalStateException(fits + "y")))
        .isEqualTo(NAME + fits.substring(3) + "...")
        .hasSize(1_000);
  }

  @Test
  void failureWhoseMessageCannotBeHad_isNamed() {
    RuntimeException failure =
        new IllegalStateException() {
          @Override
          public String getMessage() {
            throw new UnsupportedOperationException("no message either");
          }
        };

    assertThat(ErrorText.of(failure))
        .contains(failure.getClass().getName())
        .endsWith("(its message cannot be had: java.lang.UnsupportedOperationException)");
  }
}
