package dev.signalbox.core.dispatch;

import java.time.Duration;
import java.util.Objects;

/**
 * How events are handed to handlers.
 *
 * @param maxAttempts a delivery that failed so often becomes a dead letter
 * @param initialDelay wait before the second attempt
 * @param maxDelay longest wait between two attempts
 * @param multiplier each wait is so many times the one before, 1 or more
 * @param jitter each wait is longer or shorter by up to this share of itself, 0 to below 1
 * @param batchSize at most so many events in one commit
 * @param batchTime a commit is due after so much time; what a crash can cause to be handled twice
 * @param drainTimeout how long a running delivery may take when its handler goes
 * @param poll how often to look for work that no nudge told of
 * @param maxDerivedDepth how long a chain of derived events may be
 * @param breaker when a handler is given a rest
 */
public record DispatchSettings(
    int maxAttempts,
    Duration initialDelay,
    Duration maxDelay,
    double multiplier,
    double jitter,
    int batchSize,
    Duration batchTime,
    Duration drainTimeout,
    Duration poll,
    int maxDerivedDepth,
    BreakerSettings breaker) {

  /** Checks that every part is usable. */
  public DispatchSettings {
    Objects.requireNonNull(breaker, "breaker");
    atLeast("maxAttempts", maxAttempts, 1);
    atLeast("batchSize", batchSize, 1);
    atLeast("maxDerivedDepth", maxDerivedDepth, 0);
    atLeast("initialDelay in milliseconds", initialDelay.toMillis(), 1);
    atLeast("maxDelay in milliseconds", maxDelay.toMillis(), initialDelay.toMillis());
    atLeast("batchTime in milliseconds", batchTime.toMillis(), 1);
    atLeast("drainTimeout in milliseconds", drainTimeout.toMillis(), 1);
    atLeast("poll in milliseconds", poll.toMillis(), 1);
    if (!(multiplier >= 1 && multiplier <= 100)) {
      throw new IllegalArgumentException("expected a multiplier of 1 to 100, found " + multiplier);
    }
    if (!(jitter >= 0 && jitter < 1)) {
      throw new IllegalArgumentException("expected a jitter of 0 to below 1, found " + jitter);
    }
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "expected " + name + " of " + least + " or more, found " + value);
    }
  }

  /**
   * 10 attempts, waits of 1 s to 5 min, doubling, half of it jitter; commits of 256 events or 100
   * ms; 30 s to drain; a look every second; chains of 8 derived events.
   */
  public static DispatchSettings defaults() {
    return new DispatchSettings(
        10,
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        2,
        0.5,
        256,
        Duration.ofMillis(100),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        8,
        BreakerSettings.defaults());
  }
}
