package dev.signalbox.handlers.call.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has become of a call, as far as the events tell. */
enum Outcome {
  /** Was answered, and is over. */
  COMPLETED,
  /** Nobody answered. */
  MISSED,
  /** Was declined. */
  DECLINED,
  /** Could not be made, or broke off. */
  FAILED,
  /** No event tells that it is over. Stays so when that event never comes. */
  IN_PROGRESS,
  /** Is over, and nothing tells whether it was answered. */
  UNKNOWN;

  /**
   * The outcome that follows from the events, whatever the order in which they came. Some sets of
   * events contradict themselves; then what is more specific counts:
   *
   * <ol>
   *   <li>answered and ended: completed
   *   <li>else declined, else unanswered, else failed, whichever is there first in this list
   *   <li>else ended: completed where it says a duration of more than 0 seconds, else unknown,
   *       since the event that tells of the answer may be late or lost
   *   <li>else in progress
   * </ol>
   */
  static Outcome of(Timeline events) {
    if (events.has(Kind.ANSWERED) && events.has(Kind.ENDED)) {
      return COMPLETED;
    }
    if (events.has(Kind.DECLINED)) {
      return DECLINED;
    }
    if (events.has(Kind.NO_ANSWER)) {
      return MISSED;
    }
    if (events.has(Kind.FAILED)) {
      return FAILED;
    }
    if (events.has(Kind.ENDED)) {
      return events.duration().filter(seconds -> seconds > 0).isPresent() ? COMPLETED : UNKNOWN;
    }
    return IN_PROGRESS;
  }

  /** The kind of event that ended the call; empty while none has. */
  Optional<Kind> decidedBy() {
    return switch (this) {
      case COMPLETED, UNKNOWN -> Optional.of(Kind.ENDED);
      case MISSED -> Optional.of(Kind.NO_ANSWER);
      case DECLINED -> Optional.of(Kind.DECLINED);
      case FAILED -> Optional.of(Kind.FAILED);
      case IN_PROGRESS -> Optional.empty();
    };
  }

  /** As it stands in tables and queries: lower case. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The outcome with this name, in any case, its words joined by {@code _}, a dash or a blank. */
  static Optional<Outcome> parse(String text) {
    String name = text.trim().replace('-', '_').replace(' ', '_');
    return Arrays.stream(values())
        .filter(outcome -> outcome.name().equalsIgnoreCase(name))
        .findFirst();
  }

  /** All names, for messages to people. */
  static String names() {
    return Arrays.stream(values()).map(Outcome::text).collect(Collectors.joining(", "));
  }
}
