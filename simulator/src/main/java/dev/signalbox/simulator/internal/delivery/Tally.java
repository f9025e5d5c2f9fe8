package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.DeliveryAttempt.Outcome;
import dev.signalbox.simulator.DeliveryCounts;

/** Counts deliveries, and keeps those that are pending within their bound. */
final class Tally {

  private final int maxPending;
  private long events;
  private long deliveries;
  private long delivered;
  private long failed;
  private long abandoned;

  Tally(int maxPending) {
    this.maxPending = maxPending;
  }

  /** Takes an event with so many deliveries on, or refuses it as a whole. */
  synchronized boolean begin(int count) {
    if (pending() + count > maxPending) {
      return false;
    }
    events++;
    deliveries += count;
    return true;
  }

  synchronized void end(Outcome outcome) {
    switch (outcome) {
      case DELIVERED -> delivered++;
      case FAILED -> failed++;
      case ABANDONED -> abandoned++;
      case RETRYING -> throw new IllegalArgumentException("a retry is no end");
    }
  }

  synchronized DeliveryCounts counts(long attempts) {
    return new DeliveryCounts(
        events, deliveries, pending(), delivered, failed, abandoned, attempts);
  }

  private long pending() {
    return deliveries - delivered - failed - abandoned;
  }
}
