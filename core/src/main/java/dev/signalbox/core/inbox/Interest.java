package dev.signalbox.core.inbox;

import java.util.Objects;

/**
 * Which events of one type a handler takes: those up to {@code parkedThrough} and those from {@code
 * liveFrom} on. With both open ({@code liveFrom} 0) that is all of them.
 *
 * @param eventType name of the type; {@code *} for every type; {@code ?} for types that no family
 *     knows
 * @param parkedThrough last sequence of the events it found waiting; -1 when there were none
 * @param liveFrom first sequence of the events that count as new to it
 */
public record Interest(String eventType, long parkedThrough, long liveFrom) {

  /** Checks that the type is there. */
  public Interest {
    Objects.requireNonNull(eventType, "eventType");
  }

  /** Whether an event with this sequence is taken. */
  public boolean takes(long sequence) {
    return sequence <= parkedThrough || sequence >= liveFrom;
  }
}
