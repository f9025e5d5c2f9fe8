package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import dev.signalbox.api.reaction.Reaction;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import dev.signalbox.api.reaction.Sticker;
import java.util.Optional;

/** Reads what each event says (protocol.md, 3.5). */
final class Observations {

  /** An addition; empty when it does not name its message. */
  Optional<Observation> of(ReactionAdded event) {
    Envelope envelope = event.envelope();
    Reaction reaction = event.reaction();
    return about(
        reaction,
        Mark.added(
            Face.of(reaction, envelope.data()),
            Moment.of(envelope, reaction.reactedAt()),
            details(reaction, envelope)));
  }

  /** A removal; empty when it does not name its message. */
  Optional<Observation> of(ReactionRemoved event) {
    Envelope envelope = event.envelope();
    Reaction reaction = event.reaction();
    return about(
        reaction,
        Mark.removed(
            Face.of(reaction, envelope.data()), Moment.of(envelope, reaction.reactedAt())));
  }

  private static Optional<Observation> about(Reaction reaction, Mark mark) {
    return id(reaction.messageId())
        .map(
            messageId ->
                new Observation(
                    Spot.of(messageId, reaction.partIndex()),
                    Person.of(reaction),
                    id(reaction.chatId()),
                    mark));
  }

  private static Optional<String> id(Optional<String> id) {
    return id.filter(text -> !text.isBlank()).map(Text::storable);
  }

  private static Details details(Reaction reaction, Envelope envelope) {
    Optional<Sticker> sticker = reaction.sticker();
    return new Details(
        reaction.from().map(who -> Person.normal(who.handle())).filter(who -> !who.isEmpty()),
        reaction.from().flatMap(Handle::id).map(Text::storable),
        reaction.service().flatMap(service -> service(service, envelope)),
        sticker.flatMap(Sticker::fileName).map(Text::storable),
        sticker.flatMap(Sticker::mimeType).map(Text::storable),
        sticker.flatMap(Sticker::url).map(Text::storable),
        sticker.flatMap(Sticker::width).map(Integer::longValue),
        sticker.flatMap(Sticker::height).map(Integer::longValue));
  }

  private static Optional<String> service(Service service, Envelope envelope) {
    return switch (service) {
      case IMESSAGE -> Optional.of("iMessage");
      case SMS, RCS -> Optional.of(service.name());
      case UNKNOWN -> envelope.data().string("service").map(Text::storable);
    };
  }
}
