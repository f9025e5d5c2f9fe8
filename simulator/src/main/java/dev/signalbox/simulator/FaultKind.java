package dev.signalbox.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes wrong. */
public enum FaultKind {
  /** Waits before anything happens; on deliveries, before the first try. */
  LATENCY(true, true),
  /** 429 with code 1007; nothing happens to the subscriptions. */
  RATE_LIMIT(true, false),
  /** 500 with code 3006; nothing happens to the subscriptions. */
  INTERNAL_ERROR(true, false),
  /** 503 with code 4004; nothing happens to the subscriptions. */
  UNAVAILABLE(true, false),
  /** The connection closes without an answer; nothing happens to the subscriptions. */
  DROP_BEFORE(true, false),
  /** The operation takes effect, then the connection closes without an answer. */
  DROP_AFTER(true, false),
  /** Takes effect; the body stops half way and the connection closes. */
  TRUNCATED_JSON(true, false),
  /** Takes effect; the body has its full length but is no JSON. */
  MALFORMED_JSON(true, false),
  /** Takes effect; the body has fields that no document knows, outside and within. */
  UNKNOWN_FIELDS(true, false),
  /** Takes effect; the body comes in slices over the fault's delay. */
  SLOW_BODY(true, false),
  /** The delivery is sent twice: same id, same bytes, each with its own tries. */
  DUPLICATE(false, true),
  /** The delivery is held until the next one of its subscription has gone ahead of it. */
  REORDER(false, true);

  private final boolean onApi;
  private final boolean onDeliveries;

  FaultKind(boolean onApi, boolean onDeliveries) {
    this.onApi = onApi;
    this.onDeliveries = onDeliveries;
  }

  /** Whether it can strike there. */
  public boolean fits(Operation operation) {
    return operation == Operation.DELIVERY ? onDeliveries : onApi;
  }

  /** The name in lower case, as the control API writes it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with this {@link #text()}. */
  public static Optional<FaultKind> of(String text) {
    return Stream.of(values()).filter(value -> value.text().equals(text)).findFirst();
  }
}
