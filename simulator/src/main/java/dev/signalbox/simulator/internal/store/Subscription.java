package dev.signalbox.simulator.internal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A subscription as it is now; a change makes a new one with the same id, account and secret. */
public record Subscription(
    String id, String account, String secret, Instant createdAt, Instant updatedAt, Terms terms) {

  /**
   * What can be changed.
   *
   * @param phoneNumbers empty for all lines
   * @param routingKeyHeader switches delivery affinity on (protocol.md, 1.2)
   */
  public record Terms(
      String targetUrl,
      List<String> events,
      List<String> phoneNumbers,
      boolean active,
      Optional<String> routingKeyHeader,
      Optional<String> routingIdHeader) {}

  /** Changed. */
  Subscription with(Terms newTerms, Instant now) {
    return new Subscription(id, account, secret, createdAt, now, newTerms);
  }

  /** Whether it is to hear of an event of this type on this line; any line without one. */
  public boolean matches(String eventType, Optional<String> line) {
    return terms.active()
        && terms.events().contains(eventType)
        && (terms.phoneNumbers().isEmpty()
            || line.map(number -> terms.phoneNumbers().contains(number)).orElse(true));
  }
}
