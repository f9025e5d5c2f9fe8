package dev.signalbox.example.orderdesk;

import dev.signalbox.api.Handle;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Takes orders. What it writes is one transaction of the server's, and there once per message. */
@ApplicationScoped
public class OrderDesk {

  static final String PLACED = "orderdesk.order.placed";

  @Inject private Orders orders;
  @Inject private Delivery delivery;

  /** Called for each message; again after a failure, a crash or an operator's replay. */
  @Transactional
  void on(@Observes MessageReceived event) {
    if (event.reconciledAt().isPresent()) {
      return; // history, recovered later: too late for an order
    }
    OrderText.parse(event.text())
        .ifPresent(
            text -> {
              PlacedOrder order =
                  orders
                      .of(event.messageId())
                      .orElseGet(
                          () ->
                              orders.place(
                                  event.messageId(),
                                  event.chat().id(),
                                  event.sender().map(Handle::handle),
                                  text));
              // Each time, as that is how it is published exactly once. Plug-ins may observe it.
              delivery.publish(
                  PLACED,
                  Map.of(
                      "order_id",
                      order.messageId(),
                      "article",
                      order.article(),
                      "quantity",
                      order.quantity()));
            });
  }
}
