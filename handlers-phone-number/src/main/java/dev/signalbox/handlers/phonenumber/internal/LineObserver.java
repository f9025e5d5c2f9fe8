package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** Takes the events that tell of lines. Of those that it publishes itself it takes none. */
@Dependent
class LineObserver {

  private final LineStore store;
  private final Changes changes;
  private final LinePublisher publisher;
  private final Delivery delivery;

  @Inject
  LineObserver(LineStore store, Changes changes, LinePublisher publisher, Delivery delivery) {
    this.store = store;
    this.changes = changes;
    this.publisher = publisher;
    this.delivery = delivery;
  }

  void started(@Observes Startup event) {
    store.prepare();
  }

  void updated(@Observes PhoneNumberStatusUpdated event) {
    Envelope envelope = event.envelope();
    EventKey key =
        new EventKey(
            envelope.endpoint(), envelope.eventId(), envelope.eventType(), envelope.createdAt());
    store.apply(key, changes.of(event)).ifPresent(turn -> publisher.publish(delivery, turn));
  }
}
