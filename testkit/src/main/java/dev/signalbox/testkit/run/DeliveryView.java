package dev.signalbox.testkit.run;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import java.util.Map;

/** What is injected as {@link Delivery}: at each call, the delivery at hand. */
record DeliveryView(RunContext context) implements Delivery {

  @Override
  public LinqEvent event() {
    return context.delivery().event();
  }

  @Override
  public long sequence() {
    return context.delivery().sequence();
  }

  @Override
  public String handler() {
    return context.delivery().handler();
  }

  @Override
  public int attempt() {
    return context.delivery().attempt();
  }

  @Override
  public boolean replay() {
    return context.delivery().replay();
  }

  @Override
  public void publish(String eventType, Map<String, ?> data) {
    context.delivery().publish(eventType, data);
  }
}
