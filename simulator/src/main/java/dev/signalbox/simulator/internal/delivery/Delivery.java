package dev.signalbox.simulator.internal.delivery;

import java.util.Optional;

/**
 * An event on its way to one subscription.
 *
 * @param body the same bytes in every try
 * @param attempt of the next try, from 1
 * @param duplicate whether it repeats another delivery
 */
record Delivery(
    String eventId,
    String eventType,
    String subscriptionId,
    Optional<String> chatId,
    byte[] body,
    int attempt,
    boolean duplicate) {

  Delivery again() {
    return new Delivery(eventId, eventType, subscriptionId, chatId, body, attempt + 1, duplicate);
  }

  Delivery twin() {
    return new Delivery(eventId, eventType, subscriptionId, chatId, body, attempt, true);
  }
}
