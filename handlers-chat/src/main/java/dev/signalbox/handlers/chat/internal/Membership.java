package dev.signalbox.handlers.chat.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether someone is part of a chat. */
enum Membership {
  /** Part of it. */
  ACTIVE,
  /** Went by themselves. */
  LEFT,
  /** Was removed. */
  REMOVED;

  /**
   * What follows from the times: the last thing that happened counts; of things at the same time a
   * removal before a leaving before a joining. Someone of whom no leaving is known is active. That
   * a later event merely calls someone active, without a later time of joining, does not bring them
   * back: events carry handles as they were at some time that is not said.
   */
  static Membership of(Facts<MemberFact> facts) {
    String joined = facts.at(MemberFact.JOINED).orElse("");
    String left = facts.at(MemberFact.LEFT).orElse("");
    String removed = facts.at(MemberFact.REMOVED).orElse("");
    if (!removed.isEmpty() && removed.compareTo(left) >= 0 && removed.compareTo(joined) >= 0) {
      return REMOVED;
    }
    return !left.isEmpty() && left.compareTo(joined) >= 0 ? LEFT : ACTIVE;
  }

  /**
   * The joining that is news, given what was known before and is known now: one that was reported,
   * is later than all that was reported before, does not merely repeat a reported joining of
   * someone who is there, and still counts.
   */
  static Optional<String> joined(Facts<MemberFact> before, Facts<MemberFact> now) {
    boolean repeats =
        before.known(MemberFact.JOINING_REPORTED).isPresent()
            && !reportedGone(before)
            && of(before) == ACTIVE;
    return now.at(MemberFact.JOINING_REPORTED)
        .filter(at -> lastReported(before).filter(last -> last.compareTo(at) >= 0).isEmpty())
        .filter(at -> !repeats && of(now) == ACTIVE);
  }

  /**
   * The leaving or removal that is news: one that was reported, is later than those that were
   * reported before, does not merely repeat a reported one of someone who is gone, and still
   * counts.
   */
  static Optional<String> gone(Facts<MemberFact> before, Facts<MemberFact> now) {
    boolean repeats = reportedGone(before) && of(before) != ACTIVE;
    return now.at(MemberFact.LEAVING_REPORTED)
        .filter(at -> !before.at(MemberFact.LEAVING_REPORTED).equals(Optional.of(at)))
        .filter(at -> !repeats && of(now) != ACTIVE);
  }

  private static Optional<String> lastReported(Facts<MemberFact> facts) {
    return Stream.of(MemberFact.JOINING_REPORTED, MemberFact.LEAVING_REPORTED)
        .flatMap(fact -> facts.at(fact).stream())
        .max(String::compareTo);
  }

  private static boolean reportedGone(Facts<MemberFact> facts) {
    String joined = facts.at(MemberFact.JOINING_REPORTED).orElse("");
    return facts
        .at(MemberFact.LEAVING_REPORTED)
        .filter(gone -> gone.compareTo(joined) >= 0)
        .isPresent();
  }

  /** As it stands in queries: lower case. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
