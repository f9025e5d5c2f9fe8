package dev.signalbox.management.internal;

import dev.signalbox.management.client.Subscription;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Sees to the subscriptions that others have replaced. Used by whoever holds the apply lock. */
final class Replaced {

  private final Endpoints endpoints;
  private final Work work;
  private final Clock clock;

  Replaced(Endpoints endpoints, Work work, Clock clock) {
    this.endpoints = endpoints;
    this.work = work;
    this.clock = clock;
  }

  /**
   * Does what is due about one.
   *
   * @return whether anything was done, so that the look is behind
   */
  boolean see(String id, Look look) {
    Optional<Subscription> found = look.subscription(id);
    if (found.isEmpty()) {
      // Deleted by somebody else, or just before a crash.
      work.forgetReplaced(id);
      return true;
    }
    return endpoints.of(found.get()).filter(there -> see(found.get(), there, look)).isPresent();
  }

  private boolean see(Subscription old, Endpoint endpoint, Look look) {
    Optional<Subscription> current = look.current(endpoint);
    boolean active = look.desired(endpoint).active();
    if (current.filter(one -> !one.id().equals(old.id())).isEmpty()) {
      work.spare(endpoint.name(), old.id());
      return true;
    }
    // While somebody else has the new one paused, the old one is all that delivers.
    if (isDue(old, look) && (current.get().active() || !active)) {
      work.deleteReplaced(old.id());
      return true;
    }
    if (!active && old.active()) {
      work.pauseReplaced(endpoint.name(), old.id());
      return true;
    }
    return false;
  }

  private boolean isDue(Subscription old, Look look) {
    Instant from = look.state().leaving().get(old.id());
    return !clock.instant().isBefore(from);
  }
}
