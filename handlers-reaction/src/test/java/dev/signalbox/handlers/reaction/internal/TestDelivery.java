package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A delivery that remembers what was published. */
final class TestDelivery implements Delivery {

  final List<Map<String, ?>> published = new ArrayList<>();
  private LinqEvent event;
  private long sequence;

  void next(LinqEvent next) {
    event = next;
    sequence++;
  }

  @Override
  public LinqEvent event() {
    return event;
  }

  @Override
  public long sequence() {
    return sequence;
  }

  @Override
  public String handler() {
    return "handlers-reaction";
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
    if (!eventType.equals("signalbox.reaction.tally_changed")) {
      throw new AssertionError("published " + eventType);
    }
    published.add(data);
  }
}
