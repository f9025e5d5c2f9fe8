package dev.signalbox.example.orderdesk;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How an attempt to send a message ended.
 *
 * @param result what to do next
 * @param retryAfter how long Linq asks to wait
 * @param why for people; empty when it was sent. Says nothing of the message
 */
record Sending(Result result, Optional<Duration> retryAfter, String why) {

  /** What to do next. */
  enum Result {
    /** Nothing: Linq has it. */
    SENT,
    /** Try again. */
    LATER,
    /** Nothing: it would be refused again. */
    NEVER
  }

  Sending {
    Objects.requireNonNull(result, "result");
    Objects.requireNonNull(retryAfter, "retryAfter");
    Objects.requireNonNull(why, "why");
  }

  static Sending sent() {
    return new Sending(Result.SENT, Optional.empty(), "");
  }

  static Sending later(String why, Optional<Duration> retryAfter) {
    return new Sending(Result.LATER, retryAfter, why);
  }

  static Sending never(String why) {
    return new Sending(Result.NEVER, Optional.empty(), why);
  }
}
