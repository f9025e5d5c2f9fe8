package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.DeliveryAttempt.Outcome;
import dev.signalbox.simulator.DeliveryCounts;
import java.util.List;

/** Counts deliveries, and keeps those that are pending within their bound. */
final class Tally {

  private static final long MAX_PENDING_BYTES = 64L << 20;

  private final int maxPending;
  private long pendingBytes;
  private long events;
  private long deliveries;
  private long delivered;
  private long failed;
  private long abandoned;

  Tally(int maxPending) {
    this.maxPending = maxPending;
  }

  /** Takes the deliveries of an event on, or refuses them as a whole. */
  synchronized boolean begin(List<Delivery> all) {
    long bytes = all.stream().mapToLong(delivery -> delivery.body().length).sum();
    if (pending() + all.size() > maxPending || pendingBytes + bytes > MAX_PENDING_BYTES) {
      return false;
    }
    events++;
    deliveries += all.size();
    pendingBytes += bytes;
    return true;
  }

  synchronized void end(Delivery delivery, Outcome outcome) {
    pendingBytes -= delivery.body().length;
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
