package dev.signalbox.bench.micro;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import java.util.Map;

/** An event on its way to a handler that publishes nothing. */
record OneDelivery(LinqEvent event) implements Delivery {

  @Override
  public long sequence() {
    return 1;
  }

  @Override
  public String handler() {
    return "bench";
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public boolean replay() {
    return false;
  }

  @Override
  public void publish(String eventType, Map<String, ?> data) {
    throw new UnsupportedOperationException("nothing is published here, not even " + eventType);
  }
}
