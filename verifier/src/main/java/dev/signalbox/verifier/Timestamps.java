package dev.signalbox.verifier;

import java.time.Duration;
import java.time.Instant;

/**
 * Reads and judges timestamps: Unix seconds, in the digits 0 to 9 alone, without sign, space or
 * leading zero, so that a moment has one way to be written.
 */
final class Timestamps {

  /** Twelve digits reach the year 33658 and cannot overflow; milliseconds have thirteen. */
  static final int MAX_DIGITS = 12;

  /** Of the header; between this and the digits allowed, the reason tells what is wrong. */
  static final int MAX_LENGTH = 64;

  private Timestamps() {}

  /** The seconds; the text is not empty and of bounded length. */
  static long parse(String name, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new Refusal(
            Reason.TIMESTAMP_NOT_DIGITS,
            name + " holds something else than a digit at position " + i);
      }
    }
    if (text.length() > MAX_DIGITS) {
      throw new Refusal(
          Reason.TIMESTAMP_TOO_LONG,
          name
              + " has "
              + text.length()
              + " digits, allowed are "
              + MAX_DIGITS
              + "; expected are seconds since 1970");
    }
    if (text.charAt(0) == '0' && text.length() > 1) {
      throw new Refusal(Reason.TIMESTAMP_LEADING_ZERO, name + " begins with a zero");
    }
    return Long.parseLong(text);
  }

  /** Refuses a moment further from now than the tolerance. */
  static void checkFresh(String name, long seconds, Instant now, Duration tolerance) {
    long age = now.getEpochSecond() - seconds;
    if (age > tolerance.toSeconds()) {
      throw new Refusal(
          Reason.STALE_TIMESTAMP,
          name + " is " + age + " s old, allowed are " + tolerance.toSeconds() + " s");
    }
    if (-age > tolerance.toSeconds()) {
      throw new Refusal(
          Reason.FUTURE_TIMESTAMP,
          name + " is " + -age + " s ahead, allowed are " + tolerance.toSeconds() + " s");
    }
  }
}
