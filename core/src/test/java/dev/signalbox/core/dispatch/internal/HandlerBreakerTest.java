package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.BreakerSettings;
import dev.signalbox.core.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandlerBreakerTest {

  private static final Duration OPEN = Duration.ofSeconds(10);

  private final MutableClock clock = new MutableClock(Instant.EPOCH);
  private final HandlerBreaker breaker =
      new HandlerBreaker("h", new BreakerSettings(2, 2, 100f, OPEN, 1), clock);

  @BeforeEach
  void open() {
    for (int i = 0; i < 2; i++) {
      assertThat(breaker.admits()).isTrue();
      assertThat(breaker.admit()).isTrue();
      breaker.failed(Duration.ZERO);
    }
    assertThat(breaker.open()).isTrue();
    assertThat(breaker.state()).isEqualTo("open");
  }

  @Test
  void openBreaker_admitsNothingUntilItsTimeIsUp() {
    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.admit()).isFalse();
    clock.advance(OPEN.plusMillis(1));

    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admit()).isTrue();
    assertThat(breaker.open()).isFalse();
    assertThat(breaker.state()).isEqualTo("half_open");
  }

  @Test
  void trialThatIsNotMade_isLeftToAnother() {
    clock.advance(OPEN.plusMillis(1));
    assertThat(breaker.admit()).isTrue();
    assertThat(breaker.admits()).isFalse();
    breaker.withdrawn();

    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admit()).isTrue();
    breaker.succeeded(Duration.ZERO);
    assertThat(breaker.state()).isEqualTo("closed");
  }
}
