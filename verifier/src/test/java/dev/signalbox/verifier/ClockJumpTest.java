package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The clock of the machine is off by an hour, either way, and is put right. */
class ClockJumpTest {

  private static String outcome(Duration off, Map<String, String> headers) {
    Clock clock = Clock.fixed(Deliveries.NOW.plus(off), ZoneOffset.UTC);
    return Deliveries.outcome(
        new SignatureVerifier(clock)
            .verify(Deliveries.RING, Deliveries.BOTH, HeaderSource.of(headers), Deliveries.BODY));
  }

  @Test
  void clockAnHourAhead_takesDeliveriesForStale() {
    assertThat(outcome(Duration.ofHours(1), Deliveries.standard())).isEqualTo("stale-timestamp");
    assertThat(outcome(Duration.ofHours(1), Deliveries.legacy())).isEqualTo("stale-timestamp");
  }

  @Test
  void clockAnHourBehind_takesDeliveriesForOnesOfTheFuture() {
    assertThat(outcome(Duration.ofHours(-1), Deliveries.standard())).isEqualTo("future-timestamp");
    assertThat(outcome(Duration.ofHours(-1), Deliveries.legacy())).isEqualTo("future-timestamp");
  }

  @Test
  void clockPutRight_takesTheSameDeliveries() {
    assertThat(outcome(Duration.ZERO, Deliveries.standard())).isEqualTo("STANDARD");
    assertThat(outcome(Duration.ofMinutes(-5), Deliveries.standard())).isEqualTo("STANDARD");
    assertThat(outcome(Duration.ofMinutes(5), Deliveries.legacy())).isEqualTo("LEGACY");
  }

  @Test
  void refusal_saysHowFarTheClocksAreApart() {
    assertThat(detail(Duration.ofSeconds(301))).contains("is 301 s old, allowed are 300 s");
    assertThat(detail(Duration.ofSeconds(-301))).contains("is 301 s ahead, allowed are 300 s");
  }

  private static String detail(Duration jump) {
    Clock clock = Clock.offset(Deliveries.CLOCK, jump);
    Verdict verdict =
        new SignatureVerifier(clock)
            .verify(
                Deliveries.RING,
                Deliveries.BOTH,
                HeaderSource.of(Deliveries.standard()),
                Deliveries.BODY);
    return ((Verdict.Refused) verdict).detail();
  }
}
