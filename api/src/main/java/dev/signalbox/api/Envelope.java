package dev.signalbox.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What every event has around its data (protocol.md, 3.1). Text values are as Linq sent them.
 *
 * @param endpoint name of the endpoint that received it; of a derived event, the endpoint of its
 *     cause
 * @param eventId the event's id, the same on every retry; where the body has none, the {@code
 *     webhook-id} or a digest
 * @param eventType the type's name, for example {@code message.received}
 * @param apiVersion {@code v3}; empty where the body has none
 * @param webhookVersion the payload version, for example {@code 2026-02-03}; absent in early
 *     deliveries
 * @param createdAt when Linq made the event; empty when missing or unreadable
 * @param traceId Linq's trace id, free text
 * @param partnerId the partner account
 * @param receivedAt when Signalbox took it in
 * @param cause of a derived event, the event it was derived from; empty for what Linq sent
 * @param data the type's own fields, whole, also those no record knows; empty when missing
 * @param body the exact bytes that were signed
 */
public record Envelope(
    String endpoint,
    String eventId,
    String eventType,
    Optional<String> apiVersion,
    Optional<String> webhookVersion,
    Optional<Instant> createdAt,
    Optional<String> traceId,
    Optional<String> partnerId,
    Instant receivedAt,
    Optional<Cause> cause,
    Data data,
    RawBody body) {

  /** Checks that nothing is null. */
  public Envelope {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(apiVersion, "apiVersion");
    Objects.requireNonNull(webhookVersion, "webhookVersion");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(traceId, "traceId");
    Objects.requireNonNull(partnerId, "partnerId");
    Objects.requireNonNull(receivedAt, "receivedAt");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(body, "body");
  }
}
