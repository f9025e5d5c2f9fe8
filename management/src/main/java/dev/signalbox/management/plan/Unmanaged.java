package dev.signalbox.management.plan;

import dev.signalbox.management.client.Subscription;
import java.util.Objects;
import java.util.Optional;

/**
 * A subscription of the account that is left alone.
 *
 * @param subscription as Linq shows it
 * @param endpoint the endpoint whose URL it has, although it was not made here; empty when it leads
 *     elsewhere
 * @param note what to know of it
 */
public record Unmanaged(Subscription subscription, Optional<String> endpoint, String note) {

  /** Checks the parts. */
  public Unmanaged {
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(note, "note");
  }
}
