package dev.signalbox.simulator;

import java.time.Duration;

/**
 * Runs tasks later. A test injects one that it advances itself, so that 25 minutes of retries take
 * no time.
 */
@FunctionalInterface
public interface Delays {

  /**
   * Runs a task once.
   *
   * @param delay zero or more
   * @param task short; waits for nothing
   * @return takes the task back when run before its time, and does nothing afterwards
   */
  Runnable after(Duration delay, Runnable task);
}
