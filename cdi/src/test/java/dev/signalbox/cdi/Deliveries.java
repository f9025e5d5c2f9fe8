package dev.signalbox.cdi;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.spi.Delivery;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Events and deliveries for tests. */
final class Deliveries {

  interface ThingEvent extends LinqEvent {}

  interface Tagged<T> extends LinqEvent {}

  record ThingMade(Envelope envelope) implements ThingEvent, Tagged<String> {}

  record ThingLost(Envelope envelope) implements ThingEvent {}

  private Deliveries() {}

  static Envelope envelope(String eventId) {
    return new Envelope(
        "default",
        eventId,
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

  static Delivery made(String eventId) {
    return of(new ThingMade(envelope(eventId)));
  }

  static Delivery of(LinqEvent event) {
    return new Delivery() {
      @Override
      public LinqEvent event() {
        return event;
      }

      @Override
      public long sequence() {
        return 7;
      }

      @Override
      public String handler() {
        return "tester";
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
    };
  }
}
