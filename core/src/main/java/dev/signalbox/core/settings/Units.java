package dev.signalbox.core.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A whole number with a unit behind it, as in {@code 10s} or {@code 1 MiB}. */
final class Units {

  private Units() {}

  /** The number times its unit; empty when it is neither, or does not fit. */
  static Optional<Long> parse(String text, Map<String, Long> units) {
    int end = 0;
    while (end < text.length() && Numbers.digit(text.charAt(end))) {
      end++;
    }
    Long unit = units.get(text.substring(end).strip().toLowerCase(Locale.ROOT));
    Optional<Long> number = Numbers.whole(text.substring(0, end));
    if (unit == null || number.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Math.multiplyExact(number.get(), unit));
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }
}
