package dev.signalbox.management.client;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads Retry-After: seconds, or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {

  /** Longer texts of digits are beyond any number of seconds that means something. */
  private static final int MOST_DIGITS = 9;

  private final Clock clock;

  RetryAfter(Clock clock) {
    this.clock = clock;
  }

  /** How long to wait; never negative. Empty when there is none that can be read. */
  Optional<Duration> of(HttpHeaders headers) {
    return headers.firstValue("Retry-After").map(String::trim).flatMap(this::parse);
  }

  private Optional<Duration> parse(String text) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String digits = text.length() > MOST_DIGITS ? "9".repeat(MOST_DIGITS) : text;
      return Optional.of(Duration.ofSeconds(Long.parseLong(digits)));
    }
    try {
      ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), at.toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException unreadable) {
      // A header that says nothing is as good as none.
      return Optional.empty();
    }
  }
}
