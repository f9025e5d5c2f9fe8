package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What follows from a line's status and reputation. */
enum Standing {
  /** Nothing speaks against sending. */
  USABLE,
  /** Sending goes on, with care: the reputation is {@code AT_RISK}, or a value is new to us. */
  AT_RISK,
  /** Sending must stop: the status is {@code FLAGGED} or the reputation {@code CRITICAL}. */
  FLAGGED;

  /** The worse of what the two say; what is not known says nothing. */
  static Standing of(Line line) {
    if (line.status().filter(fact -> fact.is(LineStatus.FLAGGED)).isPresent()
        || line.reputation().filter(fact -> fact.is(LineReputation.CRITICAL)).isPresent()) {
      return FLAGGED;
    }
    boolean good =
        line.status().filter(fact -> !fact.is(LineStatus.ACTIVE)).isEmpty()
            && line.reputation().filter(fact -> !fact.is(LineReputation.HEALTHY)).isEmpty();
    return good ? USABLE : AT_RISK;
  }

  /** As it stands in tables and queries: lower case. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The standing with this name in any case. */
  static Optional<Standing> parse(String text) {
    return Arrays.stream(values())
        .filter(standing -> standing.name().equalsIgnoreCase(text))
        .findFirst();
  }

  /** All names, for messages to people. */
  static String names() {
    return Arrays.stream(values()).map(Standing::text).collect(Collectors.joining(", "));
  }
}
