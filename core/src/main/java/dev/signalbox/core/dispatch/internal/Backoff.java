package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.DispatchSettings;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/** How long an event waits after a failed attempt. */
public final class Backoff {

  private final IntervalFunction intervals;
  private final long most;

  /** As the settings say. */
  public Backoff(DispatchSettings settings) {
    this.most = settings.maxDelay().toMillis();
    this.intervals =
        settings.jitter() == 0
            ? IntervalFunction.ofExponentialBackoff(
                settings.initialDelay(), settings.multiplier(), settings.maxDelay())
            : IntervalFunction.ofExponentialRandomBackoff(
                settings.initialDelay(),
                settings.multiplier(),
                settings.jitter(),
                settings.maxDelay());
  }

  /**
   * The wait after an attempt.
   *
   * @param attempt 1 for the first
   */
  public Duration after(int attempt) {
    return Duration.ofMillis(Math.max(1, Math.min(most, intervals.apply(attempt))));
  }
}
