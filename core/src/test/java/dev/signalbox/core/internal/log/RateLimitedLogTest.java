package dev.signalbox.core.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitedLogTest {

  private final class Manual extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private Instant now = Instant.EPOCH;
  private final RateLimitedLog log = new RateLimitedLog(new Manual());
  private final List<Long> lines = new ArrayList<>();

  @Test
  void manyInTenSeconds_areOneLineAndACount() {
    for (int i = 0; i < 1000; i++) {
      log.log("a", lines::add);
    }
    assertThat(lines).containsExactly(0L);

    now = now.plus(Duration.ofMillis(9999));
    log.log("a", lines::add);
    assertThat(lines).hasSize(1);

    now = now.plus(Duration.ofMillis(1));
    log.log("a", lines::add);
    assertThat(lines).containsExactly(0L, 1000L);
  }

  @Test
  void clockSetBack_isNotSilentForTheTimeInBetween() {
    log.log("a", lines::add);
    now = now.minus(Duration.ofHours(1));
    log.log("a", lines::add);
    log.log("a", lines::add);
    assertThat(lines).containsExactly(0L, 0L);
  }

  @Test
  void otherSubject_hasItsOwnLine() {
    log.log("a", lines::add);
    log.log("b", lines::add);

    assertThat(lines).containsExactly(0L, 0L);
  }
}
