package dev.signalbox.core.metrics;

import java.time.Duration;

/** Durations in the unit that Prometheus wants. */
final class Seconds {

  private static final double NANOS = 1e9;

  private Seconds() {}

  static double of(Duration duration) {
    return duration.getSeconds() + duration.getNano() / NANOS;
  }
}
