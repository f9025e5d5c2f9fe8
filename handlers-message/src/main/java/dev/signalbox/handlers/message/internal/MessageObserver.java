package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/**
 * Takes the events that tell of messages. Of the changes of state that it publishes itself it takes
 * none.
 */
@Dependent
class MessageObserver {

  private final ConversationStore store;
  private final Observations observations;
  private final StatePublisher publisher;
  private final Delivery delivery;

  @Inject
  MessageObserver(
      ConversationStore store,
      Observations observations,
      StatePublisher publisher,
      Delivery delivery) {
    this.store = store;
    this.observations = observations;
    this.publisher = publisher;
    this.delivery = delivery;
  }

  void started(@Observes Startup event) {
    store.prepare();
  }

  void sent(@Observes MessageSent event) {
    take(event.envelope(), observations.of(event));
  }

  void received(@Observes MessageReceived event) {
    take(event.envelope(), observations.of(event));
  }

  void delivered(@Observes MessageDelivered event) {
    take(event.envelope(), observations.of(event));
  }

  void read(@Observes MessageRead event) {
    take(event.envelope(), observations.of(event));
  }

  void failed(@Observes MessageFailed event) {
    take(event.envelope(), observations.of(event));
  }

  void edited(@Observes MessageEdited event) {
    take(event.envelope(), observations.of(event));
  }

  private void take(Envelope envelope, Observation observation) {
    EventKey key =
        new EventKey(
            envelope.endpoint(),
            envelope.eventId(),
            envelope.eventType(),
            delivery.sequence(),
            envelope.createdAt());
    store.apply(key, observation).ifPresent(change -> publisher.publish(delivery, change));
  }
}
