package dev.signalbox.testkit.event;

import dev.signalbox.api.Cause;
import dev.signalbox.api.Data;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.testkit.internal.Bodies;
import dev.signalbox.testkit.internal.JsonText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds one event: a body in payload version 2026-02-03, and the record that the node would make
 * of it. Everything that an event of the type must have is there from the start; set what the test
 * is about. No method takes null.
 *
 * @param <E> the event's type
 * @param <B> the builder's own type
 */
public abstract class EventBuilder<E extends LinqEvent, B extends EventBuilder<E, B>> {

  /** When built events are made, unless they say otherwise. */
  public static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  private final EventType<E> type;
  private final Map<String, Object> data = new LinkedHashMap<>();
  private String eventId = UUID.randomUUID().toString();
  private String endpoint = "default";
  private String webhookVersion = "2026-02-03";
  private Instant createdAt = NOON;
  private Optional<Instant> receivedAt = Optional.empty();
  private Optional<Cause> cause = Optional.empty();

  /** For events of one type. */
  protected EventBuilder(EventType<E> type) {
    this.type = Objects.requireNonNull(type, "type");
  }

  /** This. */
  protected abstract B self();

  /** The event's id; a random one unless set. */
  public final B id(String eventId) {
    this.eventId = Objects.requireNonNull(eventId, "eventId");
    return self();
  }

  /** The endpoint that received it; {@code default} unless set. */
  public final B endpoint(String endpoint) {
    this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
    return self();
  }

  /** When Linq made it; {@link #NOON} unless set. */
  public final B createdAt(Instant createdAt) {
    this.createdAt = Objects.requireNonNull(createdAt, "createdAt");
    return self();
  }

  /** When Signalbox took it in; a second after it was made unless set. */
  public final B receivedAt(Instant receivedAt) {
    this.receivedAt = Optional.of(receivedAt);
    return self();
  }

  /** What {@code webhook_version} says; the data keeps its shape all the same. */
  public final B webhookVersion(String webhookVersion) {
    this.webhookVersion = Objects.requireNonNull(webhookVersion, "webhookVersion");
    return self();
  }

  /** Makes it an event that a handler derived. */
  public final B derivedFrom(String causeEventId, String handler, int depth) {
    this.cause = Optional.of(new Cause(causeEventId, handler, depth));
    return self();
  }

  /**
   * Sets any field of the data, also one that no record knows.
   *
   * @param value text, number, boolean, Instant, map, list, {@link Data} or {@code
   *     Optional.empty()} for null
   */
  public final B data(String name, Object value) {
    data.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return self();
  }

  /** Takes a field of the data away, as a leaner payload would. */
  public final B without(String name) {
    data.remove(name);
    return self();
  }

  /** An object within the data, made when missing; writes go through. */
  protected final Map<String, Object> object(String name) {
    Object value = data.get(name);
    Map<String, Object> object = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> object.put(String.valueOf(key), item));
    }
    data.put(name, object);
    return object;
  }

  /**
   * The event.
   *
   * @throws dev.signalbox.api.UnreadableEventException when something indispensable was taken away
   */
  public final E build() {
    return type.decoder()
        .decode(
            Bodies.envelope(
                body(), endpoint, receivedAt.orElseGet(() -> createdAt.plusSeconds(1))));
  }

  /** The bytes of its body: what {@link #build()}'s envelope has, to be signed and posted. */
  public final byte[] body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("api_version", cause.isPresent() ? "signalbox" : "v3");
    if (cause.isEmpty()) {
      body.put("webhook_version", webhookVersion);
    }
    body.put("event_type", type.name());
    body.put("event_id", eventId);
    body.put("created_at", createdAt);
    body.put("trace_id", "0af7651916cd43dd8448eb211c80319c");
    body.put("partner_id", "partner-1");
    cause.ifPresent(
        from ->
            body.put(
                "cause",
                Map.of(
                    "event_id", from.eventId(),
                    "handler", from.handler(),
                    "depth", from.depth())));
    body.put("data", data);
    return JsonText.utf8(Data.of(body));
  }
}
