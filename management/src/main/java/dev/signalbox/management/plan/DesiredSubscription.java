package dev.signalbox.management.plan;

import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The subscription that an endpoint should have.
 *
 * @param endpoint its name
 * @param target where to deliver to, with the payload version and without a number
 * @param events what to deliver; may be empty, when nothing is wanted that Linq offers
 * @param lingering event types among them that nobody wants any more, for whom a grace time runs
 * @param phoneNumbers whose events; none for those of all lines
 * @param active whether to deliver
 */
public record DesiredSubscription(
    String endpoint,
    TargetUrl target,
    SortedSet<String> events,
    SortedSet<String> lingering,
    SortedSet<String> phoneNumbers,
    boolean active) {

  /** Copies the sets. */
  public DesiredSubscription {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(target, "target");
    events = new TreeSet<>(events);
    lingering = new TreeSet<>(lingering);
    phoneNumbers = new TreeSet<>(phoneNumbers);
  }

  /** Which; no phone numbers. */
  @Override
  public String toString() {
    return "DesiredSubscription[endpoint=%s, target=%s, active=%s]"
        .formatted(endpoint, target, active);
  }
}
