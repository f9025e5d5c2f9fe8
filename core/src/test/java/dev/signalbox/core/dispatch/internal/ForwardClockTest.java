package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.testing.MutableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ForwardClockTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void clockSetBack_standsStillAndGoesOnFromThere() {
    MutableClock source = new MutableClock(START);
    Clock clock = new ForwardClock(source);
    source.advance(Duration.ofSeconds(5));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    source.advance(Duration.ofHours(-1));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    source.advance(Duration.ofSeconds(2));
    assertThat(clock.instant()).isEqualTo(START.plusSeconds(7));
    source.advance(Duration.ofHours(-2));
    source.advance(Duration.ofHours(3));

    assertThat(clock.millis()).isEqualTo(START.plusSeconds(7 + 3600).toEpochMilli());
  }

  @Test
  void zone_isThatOfItsSource() {
    Clock clock = new ForwardClock(Clock.fixed(START, ZoneOffset.UTC));
    ZoneId other = ZoneOffset.ofHours(3);

    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(clock.withZone(other).getZone()).isEqualTo(other);
    assertThat(clock.withZone(other).instant()).isEqualTo(START);
  }
}
