package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.ChatRef;
import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import dev.signalbox.api.message.MessageDetail;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads events of messages: the chat that each names, its health, its line, and the sender. */
final class MessageObservations {

  /** Sent, received, delivered or read. */
  Observation of(MessageDetail event) {
    return chat(event.envelope(), event.chat(), event.direction(), event.sender(), event.service());
  }

  /** A part has a new text. */
  Observation of(MessageEdited event) {
    return chat(event.envelope(), event.chat(), event.direction(), event.sender(), Service.UNKNOWN);
  }

  /** Ours could not be delivered: at most names the chat. */
  Observation of(MessageFailed event) {
    return Observation.of(event.chatId(), Observations.first(AsOf.of(event.envelope())), List.of());
  }

  private static Observation chat(
      Envelope envelope,
      ChatRef chat,
      Direction direction,
      Optional<Handle> sender,
      Service service) {
    String asOf = AsOf.of(envelope);
    Data raw = envelope.data().object("chat").orElseGet(Data::empty);
    Optional<Handle> owner = chat.ownerHandle().filter(me -> !me.handle().isBlank());
    Facts<ChatFact> facts =
        Observations.first(asOf)
            .with(ChatFact.GROUP, chat.isGroup().map(group -> Observations.group(asOf, group)))
            .with(
                ChatFact.SERVICE,
                Sighting.service(service)
                    .or(() -> envelope.data().string("service"))
                    .map(name -> Known.implied(asOf, name)))
            .with(ChatFact.OWNER, owner.map(me -> Known.stated(asOf, me.handle())))
            .with(
                ChatFact.HEALTH,
                chat.healthStatus()
                    .flatMap(health -> Health.known(health, Observations.health(raw), asOf)));
    Stream<Sighting> mine =
        owner.flatMap(me -> Sighting.of(me, asOf)).map(me -> me.mine(asOf)).stream();
    Stream<Sighting> theirs =
        sender
            .flatMap(who -> Sighting.of(who, asOf))
            .map(who -> direction == Direction.OUTBOUND ? who.mine(asOf) : who)
            .stream();
    return Observation.of(Optional.of(chat.id()), facts, Stream.concat(mine, theirs).toList());
  }
}
