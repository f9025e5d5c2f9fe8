package dev.signalbox.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a 429 says when to come again. */
public enum RetryAfter {
  /** {@code Retry-After} in seconds and {@code error.retry_after}, as documented. */
  SECONDS,
  /** {@code Retry-After} as an HTTP date, {@code error.retry_after} in seconds. */
  HTTP_DATE,
  /** Neither. */
  ABSENT;

  /** The name in lower case, as the control API writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form with this {@link #text()}. */
  public static Optional<RetryAfter> of(String text) {
    return Stream.of(values()).filter(value -> value.text().equals(text)).findFirst();
  }
}
