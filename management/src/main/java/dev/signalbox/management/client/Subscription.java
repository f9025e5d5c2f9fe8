package dev.signalbox.management.client;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A webhook subscription as Linq shows it (protocol.md, 1.2).
 *
 * @param id Linq's id
 * @param targetUrl where it delivers to
 * @param events the subscribed event types
 * @param phoneNumbers the lines whose events it delivers; none for those of all lines
 * @param active whether it delivers
 * @param createdAt empty when Linq does not say
 * @param routingKeyHeader the header of delivery affinity; empty when that is off
 * @param routingIdHeader the header of the chat id; empty when Linq does not say
 */
public record Subscription(
    String id,
    URI targetUrl,
    SortedSet<String> events,
    SortedSet<String> phoneNumbers,
    boolean active,
    Optional<Instant> createdAt,
    Optional<String> routingKeyHeader,
    Optional<String> routingIdHeader) {

  /** Copies the sets. */
  public Subscription {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(targetUrl, "targetUrl");
    events = new TreeSet<>(events);
    phoneNumbers = new TreeSet<>(phoneNumbers);
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(routingKeyHeader, "routingKeyHeader");
    Objects.requireNonNull(routingIdHeader, "routingIdHeader");
  }

  /** Its id, where it delivers to, and whether it does; no phone numbers. */
  @Override
  public String toString() {
    return "Subscription[id=%s, targetUrl=%s, active=%s]".formatted(id, targetUrl, active);
  }
}
