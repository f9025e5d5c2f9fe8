package dev.signalbox.core.dispatch;

import java.time.Duration;
import java.util.Objects;

/**
 * When a handler's circuit breaker opens and closes. While it is open nothing of that handler is
 * tried, and no attempt is used up.
 *
 * @param window how many of the newest calls count
 * @param minimumCalls the breaker stays closed until it has seen so many calls
 * @param failureRate opens at this share of failed calls, in per cent, above 0 to 100
 * @param openFor how long it stays open before it lets calls through on trial
 * @param halfOpenCalls how many calls are let through on trial
 */
public record BreakerSettings(
    int window, int minimumCalls, float failureRate, Duration openFor, int halfOpenCalls) {

  /** Checks that every part is usable. */
  public BreakerSettings {
    Objects.requireNonNull(openFor, "openFor");
    if (window < 1 || minimumCalls < 1 || halfOpenCalls < 1) {
      throw new IllegalArgumentException(
          "expected window, minimumCalls and halfOpenCalls of 1 or more, found "
              + window
              + ", "
              + minimumCalls
              + ", "
              + halfOpenCalls);
    }
    if (!(failureRate > 0 && failureRate <= 100)) {
      throw new IllegalArgumentException(
          "expected a failure rate above 0 and up to 100 per cent, found " + failureRate);
    }
    if (openFor.toMillis() < 1) {
      throw new IllegalArgumentException("expected openFor of 1 ms or more, found " + openFor);
    }
  }

  /** 50 calls, at least 20, 80 per cent, 10 seconds, 3 calls on trial. */
  public static BreakerSettings defaults() {
    return new BreakerSettings(50, 20, 80f, Duration.ofSeconds(10), 3);
  }
}
