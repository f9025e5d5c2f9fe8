package dev.signalbox.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a fault can strike: an operation of the API (protocol.md, 1.2), or deliveries. */
public enum Operation {
  /** {@code POST /v3/webhook-subscriptions}. */
  CREATE,
  /** {@code GET /v3/webhook-subscriptions}. */
  LIST,
  /** {@code GET /v3/webhook-subscriptions/{id}}. */
  GET,
  /** {@code PUT /v3/webhook-subscriptions/{id}}. */
  UPDATE,
  /** {@code DELETE /v3/webhook-subscriptions/{id}}. */
  DELETE,
  /** {@code GET /v3/webhook-events}. */
  EVENTS,
  /** Every one of the six operations. */
  ANY,
  /** The delivery of an event to a subscription. */
  DELIVERY;

  /** The name in lower case, as the control API writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The operation with this {@link #text()}. */
  public static Optional<Operation> of(String text) {
    return Stream.of(values()).filter(value -> value.text().equals(text)).findFirst();
  }
}
