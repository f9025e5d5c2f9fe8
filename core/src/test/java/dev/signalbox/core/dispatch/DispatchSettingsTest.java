package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DispatchSettingsTest {

  private static DispatchSettings with(
      int attempts, Duration initial, Duration most, double multiplier, double jitter) {
    DispatchSettings d = DispatchSettings.defaults();
    return new DispatchSettings(
        attempts,
        initial,
        most,
        multiplier,
        jitter,
        d.batchSize(),
        d.batchTime(),
        d.drainTimeout(),
        d.poll(),
        d.maxDerivedDepth(),
        d.breaker());
  }

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void usableValues_areTaken() {
    assertThat(with(1, SECOND, SECOND, 1, 0).maxAttempts()).isEqualTo(1);
  }

  @Test
  void unusableValues_areRefusedWithTheirName() {
    assertThatThrownBy(() -> with(0, SECOND, SECOND, 2, 0.5)).hasMessageContaining("maxAttempts");
    assertThatThrownBy(() -> with(1, Duration.ZERO, SECOND, 2, 0.5))
        .hasMessageContaining("initialDelay");
    assertThatThrownBy(() -> with(1, SECOND, SECOND.minusMillis(1), 2, 0.5))
        .hasMessageContaining("maxDelay");
    assertThatThrownBy(() -> with(1, SECOND, SECOND, 0.9, 0.5)).hasMessageContaining("multiplier");
    assertThatThrownBy(() -> with(1, SECOND, SECOND, Double.NaN, 0.5))
        .hasMessageContaining("multiplier");
    assertThatThrownBy(() -> with(1, SECOND, SECOND, 2, 1)).hasMessageContaining("jitter");
    assertThatThrownBy(() -> new BreakerSettings(50, 20, 0f, SECOND, 3))
        .hasMessageContaining("failure rate");
    assertThatThrownBy(() -> new BreakerSettings(50, 0, 80f, SECOND, 3))
        .hasMessageContaining("minimumCalls");
    assertThatThrownBy(() -> new RetentionSettings(Duration.ofDays(2), Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
