package dev.signalbox.handlers.message.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has become of a message, as far as the events tell. */
enum State {
  /** On its way from us; nothing more is known. Where SMS and group chats stay. */
  SENT,
  /** Came in. */
  RECEIVED,
  /** Could not be delivered, and nothing says that it was after all. */
  FAILED,
  /** Is on the other side's device. */
  DELIVERED,
  /** Was opened. */
  READ;

  /**
   * The state that follows from the facts, whatever the order in which they came: read where there
   * is a time of reading; else delivered where there is a time of delivery, also beside a failure,
   * since a delivery can follow a failure (protocol.md, 2.3) and the failure stays on record; else
   * failed where there is a failure; else received for an inbound message and sent for any other.
   */
  static State of(MessageFacts facts) {
    if (facts.known(Fact.READ).isPresent()) {
      return READ;
    }
    if (facts.known(Fact.DELIVERED).isPresent()) {
      return DELIVERED;
    }
    if (facts.known(Fact.FAILED).isPresent()) {
      return FAILED;
    }
    return facts.value(Fact.DIRECTION).filter("inbound"::equals).isPresent() ? RECEIVED : SENT;
  }

  /** As it stands in tables, events and queries: lower case. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state with this name in any case. */
  static Optional<State> parse(String text) {
    return Arrays.stream(values()).filter(state -> state.name().equalsIgnoreCase(text)).findFirst();
  }

  /** All names, for messages to people. */
  static String names() {
    return Arrays.stream(values()).map(State::text).collect(Collectors.joining(", "));
  }
}
