package dev.signalbox.simulator;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * When a failed delivery is tried again (protocol.md, 2.3 and 8): each wait is twice the one before
 * it, up to a cap, shortened by up to a tenth.
 *
 * @param retries how many tries follow the first, 0 to 100
 * @param first the first wait, not negative
 * @param cap the longest wait, not shorter than the first
 */
public record RetrySchedule(int retries, Duration first, Duration cap) {

  private static final double JITTER = 0.1;
  private static final int MAX_RETRIES = 100;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when one is out of its bounds
   */
  public RetrySchedule {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(cap, "cap");
    if (retries < 0 || retries > MAX_RETRIES) {
      throw new IllegalArgumentException("retries must be 0 to 100, found " + retries);
    }
    if (first.isNegative() || cap.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "waits must not be negative and the cap not shorter than the first, found %s and %s"
              .formatted(first, cap));
    }
  }

  /** As Linq is read: ten retries after 2 s, 4 s and so on, at most 600 s; 27 minutes in all. */
  public static RetrySchedule real() {
    return new RetrySchedule(10, Duration.ofSeconds(2), Duration.ofSeconds(600));
  }

  /** The real one, a hundred times as fast: 20 ms, 40 ms and so on, at most 6 s. */
  public static RetrySchedule fast() {
    return new RetrySchedule(10, Duration.ofMillis(20), Duration.ofSeconds(6));
  }

  /** The same waits with another number of retries; the sources allow 9 as well as 10. */
  public RetrySchedule withRetries(int retries) {
    return new RetrySchedule(retries, first, cap);
  }

  /**
   * How long to wait.
   *
   * @param retry 1 for the first retry
   * @param random draws the jitter
   */
  public Duration waitBefore(int retry, RandomGenerator random) {
    double doubled = Math.scalb((double) first.toNanos(), retry - 1);
    double wait = Math.min(doubled, cap.toNanos());
    return Duration.ofNanos((long) (wait * (1 - JITTER * random.nextDouble())));
  }
}
