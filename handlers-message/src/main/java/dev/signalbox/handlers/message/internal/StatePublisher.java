package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.message.MessageState;
import dev.signalbox.api.message.MessageStateChanged;
import dev.signalbox.api.spi.Delivery;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other handlers that a message is in another state. */
final class StatePublisher {

  private static final Logger LOG = LoggerFactory.getLogger(StatePublisher.class);

  /** Publishes one {@link MessageStateChanged} with the delivery's outcome. */
  void publish(Delivery delivery, StateChange change) {
    Stored message = change.message();
    State state = message.state();
    LOG.debug("SBX-6001 message {} is {} now", message.messageId(), state);
    delivery.publish(
        MessageStateChanged.TYPE,
        MessageStateChanged.data(
            message.messageId(),
            message.facts().value(Fact.CHAT),
            change.from().map(StatePublisher::published),
            published(state),
            reachedAt(message, state),
            state == State.FAILED ? code(message) : Optional.empty()));
  }

  private static MessageState published(State state) {
    return switch (state) {
      case SENT -> MessageState.SENT;
      case RECEIVED -> MessageState.RECEIVED;
      case FAILED -> MessageState.FAILED;
      case DELIVERED -> MessageState.DELIVERED;
      case READ -> MessageState.READ;
    };
  }

  private static Instant reachedAt(Stored message, State state) {
    Fact fact =
        switch (state) {
          case SENT, RECEIVED -> Fact.SENT;
          case FAILED -> Fact.FAILED;
          case DELIVERED -> Fact.DELIVERED;
          case READ -> Fact.READ;
        };
    return Times.time(message.facts().value(fact).orElseGet(message::orderedAt));
  }

  private static Optional<Integer> code(Stored message) {
    return message
        .facts()
        .known(Fact.FAILED)
        .flatMap(failure -> Optional.ofNullable(failure.cells().get(1)))
        .map(Integer::valueOf);
  }
}
