package dev.signalbox.cli.internal;

import dev.signalbox.simulator.RetrySchedule;
import java.util.Locale;

/** When the simulator tries failed deliveries again. */
enum Schedule {
  FAST(RetrySchedule.fast()),
  REAL(RetrySchedule.real());

  private final RetrySchedule retries;

  Schedule(RetrySchedule retries) {
    this.retries = retries;
  }

  RetrySchedule retries() {
    return retries;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
