package dev.signalbox.api.spi;

import java.util.Locale;

/** Where a handler that has never been seen before begins. */
public enum Begin {
  /**
   * With the events of its types that no known handler had taken, then everything new. The default.
   */
  PARKED,
  /** With the oldest stored event. */
  EARLIEST,
  /** With the next event that arrives. */
  LATEST;

  /**
   * Reads a name in any case.
   *
   * @throws IllegalArgumentException when it is none of the three
   */
  public static Begin parse(String text) {
    try {
      return valueOf(text.trim().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected parked, earliest or latest as the begin of a handler, found '" + text + "'", e);
    }
  }
}
