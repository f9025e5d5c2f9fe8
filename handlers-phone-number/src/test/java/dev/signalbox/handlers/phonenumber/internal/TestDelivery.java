package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A delivery that remembers what was published, with the type among the data. */
final class TestDelivery implements Delivery {

  final List<Map<String, Object>> published = new ArrayList<>();
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
    return "handlers-phone-number";
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
    Map<String, Object> all = new LinkedHashMap<>(data);
    all.put("type", eventType);
    published.add(all);
  }
}
