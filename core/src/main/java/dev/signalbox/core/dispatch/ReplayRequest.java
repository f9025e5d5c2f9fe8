package dev.signalbox.core.dispatch;

import java.time.Instant;

/** Which events a handler is to handle again. */
public sealed interface ReplayRequest {

  /**
   * One event, dead or settled.
   *
   * @param eventId its id
   */
  record ByEvent(String eventId) implements ReplayRequest {}

  /** All dead letters of the handler. */
  record AllDead() implements ReplayRequest {}

  /**
   * Everything of the handler's types received in a span of time.
   *
   * @param from the beginning, included
   * @param to the end, not included
   */
  record Between(Instant from, Instant to) implements ReplayRequest {}
}
