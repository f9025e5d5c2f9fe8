package dev.signalbox.management.plan;

import dev.signalbox.management.client.SubscriptionChange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be done about one subscription.
 *
 * @param endpoint for which
 * @param action what
 * @param subscriptionId which; empty for one that does not exist
 * @param targetUrl where it delivers to, or would
 * @param differences what differs, or what a new one would have
 * @param change what would be sent; only with {@link Action#CHANGE}
 * @param reason why, or what to know; empty text for nothing
 */
public record PlanItem(
    String endpoint,
    Action action,
    Optional<String> subscriptionId,
    String targetUrl,
    List<Difference> differences,
    Optional<SubscriptionChange> change,
    String reason) {

  /** Checks the parts. */
  public PlanItem {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(targetUrl, "targetUrl");
    differences = List.copyOf(differences);
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(reason, "reason");
  }
}
