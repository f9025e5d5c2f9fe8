package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.ChatRef;
import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageDetail;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;

/** The message.* types (protocol.md, 3.3 to 3.5). */
final class MessageFamily implements EventFamily {

  @Override
  public String name() {
    return "message";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>(
            "message.sent",
            MessageSent.class,
            e -> new MessageSent(e, MessageReader.read(e.data()))),
        new EventType<>(
            "message.received",
            MessageReceived.class,
            e -> new MessageReceived(e, MessageReader.read(e.data()))),
        new EventType<>(
            "message.delivered",
            MessageDelivered.class,
            e -> new MessageDelivered(e, MessageReader.read(e.data()))),
        new EventType<>(
            "message.read",
            MessageRead.class,
            e -> new MessageRead(e, MessageReader.read(e.data()))),
        new EventType<>("message.failed", MessageFailed.class, MessageFamily::failed),
        new EventType<>("message.edited", MessageEdited.class, MessageFamily::edited));
  }

  /**
   * Whether a type is one of this family's whose order key is the chat of {@link MessageReader}.
   */
  static boolean isOfItsChat(KnownType known) {
    return known.family() instanceof MessageFamily
        && MessageDetail.class.isAssignableFrom(known.type().recordType());
  }

  private static MessageFailed failed(Envelope envelope) {
    Data data = envelope.data();
    return new MessageFailed(
        envelope,
        data.string("chat_id"),
        data.string("message_id"),
        data.intValue("code"),
        data.string("reason"),
        data.instant("failed_at"));
  }

  private static MessageEdited edited(Envelope envelope) {
    Data data = envelope.data();
    Data part = data.object("part").orElseGet(Data::empty);
    return new MessageEdited(
        envelope,
        data.requiredText("id"),
        ChatRef.from(data.requiredObject("chat")),
        data.constant("direction", Direction.class, Direction.UNKNOWN).orElse(Direction.UNKNOWN),
        data.object("sender_handle").flatMap(Handle::from),
        part.intValue("index"),
        part.string("text"),
        data.instant("edited_at"));
  }
}
