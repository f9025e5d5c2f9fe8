package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationPolicyTest {

  @Test
  void defaults_areBothSchemesAndFiveMinutes() {
    assertThat(VerificationPolicy.defaults())
        .isEqualTo(
            new VerificationPolicy(
                Set.of(Scheme.STANDARD, Scheme.LEGACY), Duration.ofSeconds(300)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "-PT1S", "PT0.5S", "PT1.5S", "PT24H1S"})
  void toleranceOutOfRange_isRefused(Duration tolerance) {
    assertThatThrownBy(() -> new VerificationPolicy(Set.of(Scheme.STANDARD), tolerance))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(tolerance.toString());
  }

  @Test
  void noScheme_isRefused() {
    assertThatThrownBy(() -> new VerificationPolicy(Set.of(), Duration.ofSeconds(300)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "300, PT5M, STANDARD",
    "300.999, PT5M, STANDARD",
    "301, PT5M, stale-timestamp",
    "-300, PT5M, STANDARD",
    "-300.001, PT5M, future-timestamp",
    "-301, PT5M, future-timestamp",
    "10, PT10S, STANDARD",
    "11, PT10S, stale-timestamp",
    "-11, PT10S, future-timestamp",
    "86400, PT24H, STANDARD",
    "86401, PT24H, stale-timestamp"
  })
  void age_isComparedInWholeSeconds(double age, Duration tolerance, String expected) {
    Instant now = Deliveries.NOW.plusMillis(Math.round(age * 1000));

    Verdict verdict =
        new SignatureVerifier(Clock.fixed(now, ZoneOffset.UTC))
            .verify(
                Deliveries.RING,
                new VerificationPolicy(Set.of(Scheme.STANDARD), tolerance),
                HeaderSource.of(Deliveries.standard()),
                Deliveries.BODY);

    assertThat(Deliveries.outcome(verdict)).isEqualTo(expected);
  }
}
