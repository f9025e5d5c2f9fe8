package dev.signalbox.management;

import dev.signalbox.management.client.Subscription;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A subscription of the account.
 *
 * @param subscription as Linq shows it
 * @param endpoint the endpoint whose URL it has; empty when it leads elsewhere
 * @param ours whether this node made it or took it over
 * @param secretId the name of its signing secret here; empty when none is kept
 * @param secretNotAfter until when its secret is taken; empty for no end
 * @param note what to know of it; empty text for nothing
 */
public record SubscriptionState(
    Subscription subscription,
    Optional<String> endpoint,
    boolean ours,
    Optional<String> secretId,
    Optional<Instant> secretNotAfter,
    String note) {

  /** Checks the parts. */
  public SubscriptionState {
    Objects.requireNonNull(subscription, "subscription");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(secretId, "secretId");
    Objects.requireNonNull(secretNotAfter, "secretNotAfter");
    Objects.requireNonNull(note, "note");
  }
}
