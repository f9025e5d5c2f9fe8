package dev.signalbox.management.client;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What to change of a subscription; what is empty stays as it is.
 *
 * @param targetUrl where to deliver to
 * @param events replaces the whole list
 * @param phoneNumbers replaces the whole list; an empty list means all lines
 * @param active whether to deliver
 */
public record SubscriptionChange(
    Optional<URI> targetUrl,
    Optional<SortedSet<String>> events,
    Optional<SortedSet<String>> phoneNumbers,
    Optional<Boolean> active) {

  /** Copies the sets. */
  public SubscriptionChange {
    Objects.requireNonNull(targetUrl, "targetUrl");
    events = events.map(TreeSet::new);
    phoneNumbers = phoneNumbers.map(TreeSet::new);
    Objects.requireNonNull(active, "active");
  }

  /** Changes nothing but whether it delivers. */
  public static SubscriptionChange ofActive(boolean active) {
    return new SubscriptionChange(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(active));
  }

  /** Whether there is nothing to change. */
  public boolean isEmpty() {
    return targetUrl.isEmpty() && events.isEmpty() && phoneNumbers.isEmpty() && active.isEmpty();
  }

  /** Which parts change; not the values. */
  @Override
  public String toString() {
    return "SubscriptionChange[targetUrl=%s, events=%s, phoneNumbers=%s, active=%s]"
        .formatted(
            targetUrl.isPresent(),
            events.isPresent(),
            phoneNumbers.isPresent(),
            active.isPresent());
  }
}
