package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.phonenumber.LineAdvice;
import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;

/**
 * The rule for whether a conversation may go on over a line.
 *
 * <ul>
 *   <li>no, while the status is {@code FLAGGED} or the reputation {@code CRITICAL}
 *   <li>yes with a warning, while the reputation is {@code AT_RISK}, or status or reputation has a
 *       value that this version does not know
 *   <li>yes in all other cases, also for a line of which nothing is known: not every line has ever
 *       changed
 * </ul>
 */
final class Advice {

  private Advice() {}

  /** The advice for a line of which something is known. */
  static LineAdvice of(Line line) {
    return switch (line.standing()) {
      case FLAGGED -> new LineAdvice(false, trouble(line));
      case AT_RISK -> new LineAdvice(true, warning(line));
      case USABLE -> new LineAdvice(true, "nothing speaks against sending over this line");
    };
  }

  /** The advice for a line of which nothing is known. */
  static LineAdvice unknown() {
    return new LineAdvice(true, "nothing is known of this line");
  }

  private static String trouble(Line line) {
    boolean flagged = line.status().filter(fact -> fact.is(LineStatus.FLAGGED)).isPresent();
    boolean critical =
        line.reputation().filter(fact -> fact.is(LineReputation.CRITICAL)).isPresent();
    String what =
        flagged && critical
            ? "this line is FLAGGED and its reputation is CRITICAL"
            : flagged ? "this line is FLAGGED" : "the reputation of this line is CRITICAL";
    return what + "; stop sending over it until it has recovered";
  }

  private static String warning(Line line) {
    if (line.reputation().filter(fact -> fact.is(LineReputation.AT_RISK)).isPresent()) {
      return "the reputation of this line is AT_RISK; send with care";
    }
    return "this line has a status or reputation that this version does not know; look at it before"
        + " sending much";
  }
}
