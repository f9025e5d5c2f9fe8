package dev.signalbox.extender.it.driver;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.spi.Delivery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

record TestDelivery(LinqEvent event, long sequence, String handler) implements Delivery {

  static Envelope envelope(String id) {
    return new Envelope(
        "default",
        id,
        "thing.made",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Optional.empty(),
        Data.empty(),
        RawBody.of(new byte[0]));
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
    throw new UnsupportedOperationException("not published in these tests");
  }
}
