package dev.signalbox.example.stockalert;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import java.util.Objects;

/**
 * {@code orderdesk.order.placed}: the order desk has taken an order.
 *
 * @param envelope the envelope
 * @param orderId the same, however often the desk says so
 * @param article what was ordered
 * @param quantity how many, at least one
 */
public record OrderPlaced(Envelope envelope, String orderId, String article, int quantity)
    implements LinqEvent {

  /** Its type. */
  public static final String TYPE = "orderdesk.order.placed";

  /** Checks that nothing is null and something was ordered. */
  public OrderPlaced {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(orderId, "orderId");
    Objects.requireNonNull(article, "article");
    if (quantity < 1) {
      throw new IllegalArgumentException("expected a quantity of at least 1, found " + quantity);
    }
  }

  static OrderPlaced of(Envelope envelope) {
    return new OrderPlaced(
        envelope,
        envelope.data().requiredText("order_id"),
        envelope.data().requiredText("article"),
        envelope
            .data()
            .intValue("quantity")
            .filter(quantity -> quantity > 0)
            .orElseThrow(
                () -> new UnreadableEventException("expected a quantity of at least 1 in data")));
  }
}
