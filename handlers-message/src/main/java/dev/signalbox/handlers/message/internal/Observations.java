package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.message.Message;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageDetail;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import java.util.List;
import java.util.Optional;

/** Reads events: what each type says about a message, and how reliable that is. */
final class Observations {

  private final PartCodec codec;

  Observations(PartCodec codec) {
    this.codec = codec;
  }

  /** Ours went out. */
  Observation of(MessageSent event) {
    Known sent = EventTime.of(event.envelope(), event.sentAt(), Optional.empty());
    return whole(
        event,
        Origin.MESSAGE,
        Description.direction(event.direction()).or(() -> Optional.of("outbound")),
        Fact.SENT,
        sent);
  }

  /** One came in. */
  Observation of(MessageReceived event) {
    Known sent = EventTime.of(event.envelope(), event.sentAt(), event.receivedAt());
    return whole(
        event,
        Origin.MESSAGE,
        Description.direction(event.direction()).or(() -> Optional.of("inbound")),
        Fact.SENT,
        sent);
  }

  /** One arrived. */
  Observation of(MessageDelivered event) {
    Known delivered = EventTime.of(event.envelope(), event.deliveredAt(), Optional.empty());
    return whole(
        event,
        Origin.DELIVERED,
        Description.direction(event.direction()),
        Fact.DELIVERED,
        delivered);
  }

  /** One was read. */
  Observation of(MessageRead event) {
    Known read = EventTime.of(event.envelope(), event.readAt(), Optional.empty());
    return whole(event, Origin.READ, Description.direction(event.direction()), Fact.READ, read);
  }

  /** A part has a new text. An edit that lacks the text still counts as one, with its time. */
  Observation of(MessageEdited event) {
    Known edited = EventTime.of(event.envelope(), event.editedAt(), Optional.empty());
    MessageFacts facts =
        Description.place(
                Origin.EDITED,
                event.chat().id(),
                Description.direction(event.direction()),
                event.sender())
            .with(Fact.EDITED, Optional.of(edited));
    Optional<Edit> edit =
        event
            .text()
            .map(
                text ->
                    new Edit(
                        event.partIndex().map(Integer::longValue),
                        text,
                        edited.first().orElseThrow()));
    return new Observation(
        Optional.of(event.messageId()), facts, List.of(), edit, Optional.empty());
  }

  /** Ours could not be delivered. */
  Observation of(MessageFailed event) {
    Known time = EventTime.of(event.envelope(), event.failedAt(), Optional.empty());
    String failedAt = time.first().orElseThrow();
    Optional<String> code = event.code().map(String::valueOf);
    MessageFacts facts =
        MessageFacts.none()
            .with(Fact.CHAT, Known.of(Origin.FAILED, List.of(event.chatId())))
            .with(
                Fact.FAILED,
                Known.of(time.origin(), List.of(Optional.of(failedAt), code, event.reason())));
    Failure failure =
        new Failure(event.chatId(), event.code().map(Integer::longValue), event.reason(), failedAt);
    return new Observation(
        event.messageId().filter(id -> !id.isBlank()),
        facts,
        List.of(),
        Optional.empty(),
        Optional.of(failure));
  }

  private Observation whole(
      MessageDetail event, Origin origin, Optional<String> direction, Fact fact, Known time) {
    Message message = event.message();
    Data data = event.envelope().data();
    List<PartRow> parts = codec.rows(message, data);
    MessageFacts facts =
        Description.place(origin, message.chat().id(), direction, message.sender())
            .merge(Description.content(origin, message, data))
            .with(Fact.PARTS, Known.of(origin, List.of(codec.digest(parts))))
            .with(Fact.SENT, EventTime.stated(message.sentAt()))
            .with(Fact.DELIVERED, EventTime.stated(message.deliveredAt()))
            .with(Fact.READ, EventTime.stated(message.readAt()))
            .with(Fact.RECONCILED, EventTime.stated(message.reconciledAt()))
            .with(fact, Optional.of(time));
    return new Observation(
        Optional.of(message.id()), facts, parts, Optional.empty(), Optional.empty());
  }
}
