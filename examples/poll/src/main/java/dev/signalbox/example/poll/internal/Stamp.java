package dev.signalbox.example.poll.internal;

import java.time.Instant;
import java.util.Locale;

/**
 * Says which of two pieces of news is newer: the later one; of two at the same time, the one with
 * the greater event id, so that every order of arrival gives the same result.
 */
record Stamp(Instant at, String eventId) {

  /** Sorts as text the way it sorts as time: always nine fraction digits. */
  String text() {
    return String.format(Locale.ROOT, "%012d.%09d/%s", at.getEpochSecond(), at.getNano(), eventId);
  }
}
