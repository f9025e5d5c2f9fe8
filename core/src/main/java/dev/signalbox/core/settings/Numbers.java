package dev.signalbox.core.settings;

import java.math.BigDecimal;
import java.util.Optional;

/** Plain numbers: ASCII digits, no sign, no exponent. */
final class Numbers {

  private Numbers() {}

  static Optional<Long> whole(String text) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(Numbers::digit)) {
      return Optional.empty();
    }
    return Optional.of(Long.parseLong(text));
  }

  static Optional<Double> decimal(String text) {
    int dot = text.indexOf('.');
    String digits = dot < 0 ? text : text.substring(0, dot) + text.substring(dot + 1);
    if (whole(digits).isEmpty() || dot == 0 || dot == text.length() - 1) {
      return Optional.empty();
    }
    return Optional.of(Double.parseDouble(text));
  }

  static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }
}
