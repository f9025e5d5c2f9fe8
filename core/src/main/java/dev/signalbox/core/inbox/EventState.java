package dev.signalbox.core.inbox;

import java.util.Objects;
import java.util.Optional;

/**
 * What a ledger says of one event.
 *
 * @param passed whether the position is at or beyond it
 * @param waiting its entry among the waiting
 * @param dead its dead letter
 */
public record EventState(
    boolean passed, Optional<WaitingEvent> waiting, Optional<DeadLetter> dead) {

  /** Checks the parts. */
  public EventState {
    Objects.requireNonNull(waiting, "waiting");
    Objects.requireNonNull(dead, "dead");
  }
}
