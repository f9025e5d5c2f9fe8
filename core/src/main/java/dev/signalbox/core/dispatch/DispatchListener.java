package dev.signalbox.core.dispatch;

import java.time.Duration;

/**
 * Hears what becomes of deliveries, for metrics. Called after the commit, on the handler's own
 * thread: must be quick. What it throws is logged and changes nothing.
 */
public interface DispatchListener {

  /** Hears nothing. */
  DispatchListener NONE = new DispatchListener() {};

  /**
   * A delivery is settled.
   *
   * @param took how long the handler took for the attempt that succeeded
   */
  default void handled(String handler, String eventType, Duration took) {}

  /**
   * An attempt failed.
   *
   * @param attempt 1 for the first
   */
  default void failed(String handler, String eventType, int attempt) {}

  /** A delivery was given up, or its event could not be read: it is a dead letter now. */
  default void died(String handler, String eventType) {}

  /** A handler published a derived event. */
  default void derived(String handler, String eventType) {}

  /** A handler's worker could not use the store; it tries again. */
  default void storeFailed(String handler) {}
}
