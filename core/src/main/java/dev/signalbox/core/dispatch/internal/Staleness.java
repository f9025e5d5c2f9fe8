package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.UnknownEvent;
import dev.signalbox.core.inbox.StoredEvent;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices that the catalogue has changed since a subscription was made, also within a batch: a
 * handler that observes a Java type must not get its events untyped because their family just went.
 */
final class Staleness {

  private final AtomicInteger catalogueVersion;
  private long suspect;
  private boolean found;

  Staleness(AtomicInteger catalogueVersion) {
    this.catalogueVersion = catalogueVersion;
  }

  /** Whether the subscription must be made anew before this event is handled. */
  boolean stale(Subscription subscription, StoredEvent event, Decoded decoded) {
    if (stale(subscription)) {
      return true;
    }
    boolean untyped =
        decoded instanceof Decoded.Readable readable && readable.event() instanceof UnknownEvent;
    // A second time for the same event would be for ever.
    if (untyped && event.sequence() != suspect && !subscription.expectsUntyped(event.eventType())) {
      suspect = event.sequence();
      found = true;
    }
    return found;
  }

  /** Whether the subscription must be made anew. */
  boolean stale(Subscription subscription) {
    return found || subscription.catalogueVersion() != catalogueVersion.get();
  }

  /** It was made anew. */
  void renewed() {
    found = false;
  }
}
