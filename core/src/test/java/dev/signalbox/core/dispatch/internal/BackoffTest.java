package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.DispatchSettings;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static DispatchSettings settings(double jitter) {
    DispatchSettings d = DispatchSettings.defaults();
    return new DispatchSettings(
        d.maxAttempts(),
        d.initialDelay(),
        d.maxDelay(),
        d.multiplier(),
        jitter,
        d.batchSize(),
        d.batchTime(),
        d.drainTimeout(),
        d.poll(),
        d.maxDerivedDepth(),
        d.breaker());
  }

  @Test
  void withoutJitter_doublesUpToTheMost() {
    Backoff backoff = new Backoff(settings(0));
    assertThat(backoff.after(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.after(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(backoff.after(9)).isEqualTo(Duration.ofSeconds(256));
    assertThat(backoff.after(10)).isEqualTo(Duration.ofSeconds(300));
    assertThat(backoff.after(500)).isEqualTo(Duration.ofSeconds(300));
  }

  @Test
  void withJitter_staysAroundIt() {
    Backoff backoff = new Backoff(settings(0.5));
    Set<Duration> found = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      found.add(backoff.after(3));
      assertThat(backoff.after(3)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
      assertThat(backoff.after(60)).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(300));
    }
    assertThat(found).hasSizeGreaterThan(100);
  }
}
