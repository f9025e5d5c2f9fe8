package dev.signalbox.cdi;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import java.util.Map;

/** What is injected as {@link Delivery}: at each call, the delivery of the calling thread. */
final class DeliveryView implements Delivery {

  private final CurrentDelivery current;

  DeliveryView(CurrentDelivery current) {
    this.current = current;
  }

  @Override
  public LinqEvent event() {
    return current.get().event();
  }

  @Override
  public Envelope envelope() {
    return current.get().envelope();
  }

  @Override
  public long sequence() {
    return current.get().sequence();
  }

  @Override
  public String handler() {
    return current.get().handler();
  }

  @Override
  public int attempt() {
    return current.get().attempt();
  }

  @Override
  public boolean replay() {
    return current.get().replay();
  }

  @Override
  public void publish(String eventType, Map<String, ?> data) {
    current.get().publish(eventType, data);
  }

  @Override
  public String toString() {
    return current
        .find()
        .map(delivery -> "Delivery " + delivery.sequence() + " to " + delivery.handler())
        .orElse("no delivery");
  }
}
