package dev.signalbox.management.client.internal;

import java.util.List;

/** A subscription as it comes; every part may be missing (protocol.md, 1.2). */
public record SubscriptionJson(
    String id,
    String targetUrl,
    List<String> subscribedEvents,
    List<String> phoneNumbers,
    Boolean isActive,
    String createdAt,
    String routingKeyHeader,
    String routingIdHeader,
    String signingSecret) {

  /** Only the id: the rest may hold a secret. */
  @Override
  public String toString() {
    return "SubscriptionJson[" + id + ']';
  }
}
