package dev.signalbox.management.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that was begun for an endpoint and not finished.
 *
 * @param endpoint which
 * @param what for people, as in "rotation"
 * @param targetUrl of the subscription that was being made
 * @param oldSubscriptionId the one that goes when it is there
 */
public record Interrupted(
    String endpoint, String what, String targetUrl, Optional<String> oldSubscriptionId) {

  /** Checks the parts. */
  public Interrupted {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(what, "what");
    Objects.requireNonNull(targetUrl, "targetUrl");
    Objects.requireNonNull(oldSubscriptionId, "oldSubscriptionId");
  }
}
