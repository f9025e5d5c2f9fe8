package dev.signalbox.management.client;

import java.time.Duration;

/** Waits; another one in a test. */
@FunctionalInterface
public interface Sleeper {

  /** Waits for a while. */
  void sleep(Duration time) throws InterruptedException;
}
