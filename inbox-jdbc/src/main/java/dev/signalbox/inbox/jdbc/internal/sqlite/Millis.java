package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.time.Duration;
import java.time.Instant;

/** Times as they are stored: milliseconds since 1970, cut off at what a long holds. */
public final class Millis {

  private static final Instant MIN = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant MAX = Instant.ofEpochMilli(Long.MAX_VALUE);

  private Millis() {}

  /** Of a point in time. */
  public static long of(Instant time) {
    if (time.isBefore(MIN)) {
      return Long.MIN_VALUE;
    }
    return time.isAfter(MAX) ? Long.MAX_VALUE : time.toEpochMilli();
  }

  /** Of so long before a point in time. */
  public static long before(Instant time, Duration distance) {
    Duration sinceMin = Duration.between(MIN, time);
    return distance.compareTo(sinceMin) > 0 ? Long.MIN_VALUE : of(time.minus(distance));
  }
}
