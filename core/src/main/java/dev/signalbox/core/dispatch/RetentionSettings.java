package dev.signalbox.core.dispatch;

import java.time.Duration;

/**
 * For how long the log keeps events.
 *
 * @param settled an event that every handler is done with goes this long after it was received
 * @param unsettled any other event goes this long after it was received; at least {@code settled}
 */
public record RetentionSettings(Duration settled, Duration unsettled) {

  /** Checks the order. */
  public RetentionSettings {
    if (settled.isNegative() || unsettled.compareTo(settled) < 0) {
      throw new IllegalArgumentException(
          "expected a retention of unsettled events not below that of settled ones, found "
              + unsettled
              + " and "
              + settled);
    }
  }
}
