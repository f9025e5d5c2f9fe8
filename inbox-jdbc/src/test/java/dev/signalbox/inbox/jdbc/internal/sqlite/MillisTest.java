package dev.signalbox.inbox.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MillisTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void timesBeyondWhatALongHolds_areItsEnds() {
    assertThat(Millis.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Millis.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(Millis.of(NOON)).isEqualTo(NOON.toEpochMilli());
  }

  @Test
  void distanceBeyondAllTime_reachesToItsBeginning() {
    assertThat(Millis.before(NOON, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Long.MIN_VALUE);
    assertThat(Millis.before(NOON, Duration.ofHours(1)))
        .isEqualTo(NOON.minusSeconds(3_600).toEpochMilli());
  }
}
