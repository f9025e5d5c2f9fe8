package dev.signalbox.handlers.phonenumber.internal;

import java.util.regex.Pattern;

/** Phone numbers, so that two ways of writing one are equal. */
final class LineNumber {

  private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9 ().\\-]+");

  private LineNumber() {}

  /**
   * E.164: a plus and digits. The plus may be missing, as in an address where a plus stands for a
   * space, and people's spaces, dashes, dots and brackets may be there. What is no phone number
   * stays as it is, without white space around it.
   */
  static String normal(String text) {
    String number = Text.storable(text.strip());
    String digits = number.replaceAll("[^0-9]", "");
    return WRITTEN.matcher(number).matches() && !digits.isEmpty() ? "+" + digits : number;
  }
}
