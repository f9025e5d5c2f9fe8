package dev.signalbox.management.client;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A subscription to make.
 *
 * @param targetUrl where to deliver to; no other subscription of the account may have it
 * @param events at least one event type that Linq offers
 * @param phoneNumbers lines in E.164 form; none for all lines
 * @param routingKeyHeader empty leaves delivery affinity off
 * @param routingIdHeader the header of the chat id; only with the one before
 */
public record SubscriptionDraft(
    URI targetUrl,
    SortedSet<String> events,
    SortedSet<String> phoneNumbers,
    Optional<String> routingKeyHeader,
    Optional<String> routingIdHeader) {

  /** Copies the sets. */
  public SubscriptionDraft {
    Objects.requireNonNull(targetUrl, "targetUrl");
    events = new TreeSet<>(events);
    phoneNumbers = new TreeSet<>(phoneNumbers);
    Objects.requireNonNull(routingKeyHeader, "routingKeyHeader");
    Objects.requireNonNull(routingIdHeader, "routingIdHeader");
  }

  /** Where to; no phone numbers. */
  @Override
  public String toString() {
    return "SubscriptionDraft[targetUrl=" + targetUrl + ']';
  }
}
