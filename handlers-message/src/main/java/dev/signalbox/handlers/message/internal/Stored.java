package dev.signalbox.handlers.message.internal;

import java.util.List;

/**
 * A message as it was read from the table.
 *
 * @param messageId its id
 * @param facts all that is known about it
 */
record Stored(String messageId, MessageFacts facts) {

  /** The state that follows from the facts. */
  State state() {
    return State.of(facts);
  }

  /** The first time that is known, in the order of a message's life: its place among the others. */
  String orderedAt() {
    return List.of(Fact.SENT, Fact.DELIVERED, Fact.READ, Fact.FAILED, Fact.EDITED, Fact.RECONCILED)
        .stream()
        .flatMap(fact -> facts.value(fact).stream())
        .findFirst()
        .orElse("");
  }
}
