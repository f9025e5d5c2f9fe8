package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.GroupIconUpdateFailed;
import dev.signalbox.api.chat.GroupIconUpdated;
import dev.signalbox.api.chat.GroupNameUpdateFailed;
import dev.signalbox.api.chat.GroupNameUpdated;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.chat.ParticipantRemoved;
import dev.signalbox.api.chat.TypingIndicatorStarted;
import dev.signalbox.api.chat.TypingIndicatorStopped;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/**
 * Takes the events that tell of chats and of who is in them. Each by its own type: the chat events
 * that this handler publishes itself it must not take.
 */
@Dependent
class ChatObserver {

  private final Intake intake;
  private final Observations observations;
  private final MemberObservations members;
  private final TypingSettings typing;
  private final Delivery delivery;

  @Inject
  ChatObserver(
      Intake intake,
      Observations observations,
      MemberObservations members,
      TypingSettings typing,
      Delivery delivery) {
    this.intake = intake;
    this.observations = observations;
    this.members = members;
    this.typing = typing;
    this.delivery = delivery;
  }

  void started(@Observes Startup event) {
    typing.check();
    intake.prepare();
  }

  void created(@Observes ChatCreated event) {
    take(event.envelope(), observations.of(event));
  }

  void nameUpdated(@Observes GroupNameUpdated event) {
    take(event.envelope(), observations.of(event));
  }

  void iconUpdated(@Observes GroupIconUpdated event) {
    take(event.envelope(), observations.of(event));
  }

  void nameUpdateFailed(@Observes GroupNameUpdateFailed event) {
    take(event.envelope(), observations.of(event));
  }

  void iconUpdateFailed(@Observes GroupIconUpdateFailed event) {
    take(event.envelope(), observations.of(event));
  }

  void typingStarted(@Observes TypingIndicatorStarted event) {
    take(event.envelope(), observations.of(event));
  }

  void typingStopped(@Observes TypingIndicatorStopped event) {
    take(event.envelope(), observations.of(event));
  }

  void participantAdded(@Observes ParticipantAdded event) {
    take(event.envelope(), members.of(event));
  }

  void participantRemoved(@Observes ParticipantRemoved event) {
    take(event.envelope(), members.of(event));
  }

  private void take(Envelope envelope, Observation observation) {
    intake.take(delivery, envelope, observation);
  }
}
