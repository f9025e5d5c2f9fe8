package dev.signalbox.example.orderdesk;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a customer asks for, as in {@code Order 3 espresso}.
 *
 * @param quantity 1 to 99
 * @param article in lower case
 */
record OrderText(int quantity, String article) {

  private static final Pattern ORDER =
      Pattern.compile("\\s*order\\s+([1-9]\\d?)\\s+([a-z][a-z0-9-]{0,39})\\s*[.!]?\\s*");

  /** Reads a message; empty when it is no order, so that nobody is answered who only talks. */
  static Optional<OrderText> parse(String message) {
    Matcher order = ORDER.matcher(message.toLowerCase(Locale.ROOT));
    return order.matches()
        ? Optional.of(new OrderText(Integer.parseInt(order.group(1)), order.group(2)))
        : Optional.empty();
  }
}
