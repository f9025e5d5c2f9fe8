package dev.signalbox.launcher;

import java.util.logging.LogManager;

/**
 * Logs until the process has ended. The JDK's own log manager closes its handlers by a shutdown
 * hook, at the same time as the node is stopped by another one, and what goes wrong then would be
 * lost. To be set as {@code java.util.logging.manager}.
 */
public final class LastingLogManager extends LogManager {

  /** For the JDK, which makes one of the class that the system property names. */
  public LastingLogManager() {}

  /** Does nothing when it is the JDK's shutdown hook that calls: the console needs no closing. */
  @Override
  public void reset() {
    if (Thread.currentThread().getClass().getEnclosingClass() != LogManager.class) {
      super.reset();
    }
  }
}
