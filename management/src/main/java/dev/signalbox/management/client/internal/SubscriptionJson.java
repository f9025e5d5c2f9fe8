package dev.signalbox.management.client.internal;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/**
 * A subscription as it comes; every part may be missing (protocol.md, 1.2). Names are written out:
 * not every provider uses its naming strategy for the parameters of a record.
 */
public record SubscriptionJson(
    String id,
    @JsonbProperty("target_url") String targetUrl,
    @JsonbProperty("subscribed_events") List<String> subscribedEvents,
    @JsonbProperty("phone_numbers") List<String> phoneNumbers,
    @JsonbProperty("is_active") Boolean isActive,
    @JsonbProperty("created_at") String createdAt,
    @JsonbProperty("routing_key_header") String routingKeyHeader,
    @JsonbProperty("routing_id_header") String routingIdHeader,
    @JsonbProperty("signing_secret") String signingSecret) {

  /** Only the id: the rest may hold a secret. */
  @Override
  public String toString() {
    return "SubscriptionJson[" + id + ']';
  }
}
