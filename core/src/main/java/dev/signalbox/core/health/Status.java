package dev.signalbox.core.health;

/** How well something is, best first. */
public enum Status {
  /** All well. */
  UP,
  /** Deliveries are taken, but something needs an operator's look. */
  DEGRADED,
  /** Deliveries cannot be taken now. */
  DOWN
}
