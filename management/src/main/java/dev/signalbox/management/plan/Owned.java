package dev.signalbox.management.plan;

import java.time.Instant;
import java.util.Objects;

/**
 * What this node knows of a subscription that it made or took over.
 *
 * @param subscriptionId Linq's id
 * @param endpoint the endpoint it was made for
 * @param since when; the newest of several is the one to keep
 * @param retiring whether it was to be deleted
 */
public record Owned(String subscriptionId, String endpoint, Instant since, boolean retiring) {

  /** Checks the parts. */
  public Owned {
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(since, "since");
  }
}
