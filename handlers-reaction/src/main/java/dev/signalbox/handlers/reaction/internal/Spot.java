package dev.signalbox.handlers.reaction.internal;

import java.util.Optional;

/**
 * What is reacted to.
 *
 * @param messageId the message
 * @param partIndex its part, from 0; {@link #NO_PART} where the event names none. Those are counted
 *     apart from part 0, since protocol.md, 3.5 does not say that they are the same
 */
record Spot(String messageId, long partIndex) {

  /** Stands for no part. */
  static final long NO_PART = -1;

  /** A part of a message; an index below zero is none. */
  static Spot of(String messageId, Optional<Integer> partIndex) {
    return new Spot(
        messageId, partIndex.filter(index -> index >= 0).map(Integer::longValue).orElse(NO_PART));
  }

  /** The part, where one is named. */
  Optional<Integer> part() {
    return partIndex == NO_PART ? Optional.empty() : Optional.of((int) partIndex);
  }
}
