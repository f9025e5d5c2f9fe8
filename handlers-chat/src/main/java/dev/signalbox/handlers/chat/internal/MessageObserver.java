package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageDetail;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Takes the events of messages, for the chats and handles that they carry. */
@Dependent
class MessageObserver {

  private final Intake intake;
  private final MessageObservations observations;
  private final Delivery delivery;

  @Inject
  MessageObserver(Intake intake, MessageObservations observations, Delivery delivery) {
    this.intake = intake;
    this.observations = observations;
    this.delivery = delivery;
  }

  void sent(@Observes MessageSent event) {
    take(event);
  }

  void received(@Observes MessageReceived event) {
    take(event);
  }

  void delivered(@Observes MessageDelivered event) {
    take(event);
  }

  void read(@Observes MessageRead event) {
    take(event);
  }

  void edited(@Observes MessageEdited event) {
    intake.take(delivery, event.envelope(), observations.of(event));
  }

  void failed(@Observes MessageFailed event) {
    intake.take(delivery, event.envelope(), observations.of(event));
  }

  private void take(MessageDetail event) {
    intake.take(delivery, event.envelope(), observations.of(event));
  }
}
