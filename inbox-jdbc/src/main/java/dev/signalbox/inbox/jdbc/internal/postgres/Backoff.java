package dev.signalbox.inbox.jdbc.internal.postgres;

import java.time.Duration;

/** How long to wait before a database is tried again. For one thread. */
final class Backoff {

  private final Duration first;
  private final Duration longest;
  private Duration pause;
  private long failedAt;

  /** Pauses double from the first to the longest. */
  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.pause = Duration.ZERO;
  }

  /** The usual one. */
  static Backoff usual() {
    return new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));
  }

  /** A try has failed. */
  void failed() {
    Duration twice = pause.multipliedBy(2);
    pause = twice.isZero() ? first : twice.compareTo(longest) > 0 ? longest : twice;
    failedAt = System.nanoTime();
  }

  /** A try has succeeded. */
  void succeeded() {
    pause = Duration.ZERO;
  }

  /** How long the pause lasts from now on, in nanoseconds; 0 or less when it is over. */
  long leftNanos() {
    return pause.toNanos() - (System.nanoTime() - failedAt);
  }
}
