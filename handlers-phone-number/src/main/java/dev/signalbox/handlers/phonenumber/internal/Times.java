package dev.signalbox.handlers.phonenumber.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Times as columns: ISO 8601 in UTC, always with nine fraction digits, so that the order of the
 * texts is the order of the times, and none of Linq's up to nine digits is lost (protocol.md, 3.1).
 */
final class Times {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private Times() {}

  /** The text; empty for a year of more than four digits, which would break the order. */
  static Optional<String> text(Instant time) {
    return time.isBefore(FIRST) || time.isAfter(LAST)
        ? Optional.empty()
        : Optional.of(FORMAT.format(time));
  }

  /** The time of a text made by {@link #text}. */
  static Instant time(String text) {
    return Instant.parse(text);
  }
}
