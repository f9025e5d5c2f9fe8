package dev.signalbox.handlers.call.internal;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an event tells of a call. The constants' order is the order of a call's life, and settles
 * the order of events of the same time; among the ways to end, {@code ENDED} comes last, since it
 * may follow another one.
 */
enum Kind {
  INITIATED,
  RINGING,
  ANSWERED,
  DECLINED,
  NO_ANSWER,
  FAILED,
  ENDED;

  /**
   * The kinds that the next event of one and the same call can have. A call only moves forward and
   * does nothing twice; who answered can neither decline nor leave it unanswered; {@code ENDED} may
   * follow any way to end, nothing else does.
   */
  Set<Kind> next() {
    return switch (this) {
      case INITIATED -> EnumSet.range(RINGING, ENDED);
      case RINGING -> EnumSet.range(ANSWERED, ENDED);
      case ANSWERED -> EnumSet.of(FAILED, ENDED);
      case DECLINED, NO_ANSWER, FAILED -> EnumSet.of(ENDED);
      case ENDED -> EnumSet.noneOf(Kind.class);
    };
  }

  /** As it stands in tables and queries: the last part of the event type. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind with this text.
   *
   * @throws IllegalStateException when there is none
   */
  static Kind of(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "expected the last part of a call event's type in call_event.kind, found '"
                        + text
                        + "'; the table was written by something else than this handler"));
  }
}
