package dev.signalbox.testkit.internal;

import dev.signalbox.api.ChatRef;
import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import dev.signalbox.api.message.Message;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageEffect;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessagePart;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.message.MessageStateChanged;
import dev.signalbox.api.message.PreferredService;
import dev.signalbox.api.message.ReplyTo;
import dev.signalbox.api.spi.EventType;
import java.util.List;

/** The message.* types in payload version 2026-02-03 (protocol.md, 3.3 and 3.5). */
final class MessageTypes {

  private MessageTypes() {}

  static List<EventType<?>> all() {
    return List.of(
        new EventType<>("message.sent", MessageSent.class, e -> new MessageSent(e, message(e))),
        new EventType<>(
            "message.received", MessageReceived.class, e -> new MessageReceived(e, message(e))),
        new EventType<>(
            "message.delivered", MessageDelivered.class, e -> new MessageDelivered(e, message(e))),
        new EventType<>("message.read", MessageRead.class, e -> new MessageRead(e, message(e))),
        new EventType<>("message.failed", MessageFailed.class, MessageTypes::failed),
        new EventType<>("message.edited", MessageEdited.class, MessageTypes::edited),
        new EventType<>(
            MessageStateChanged.TYPE, MessageStateChanged.class, MessageStateChanged::from));
  }

  private static Message message(Envelope envelope) {
    Data data = envelope.data();
    return new Message(
        data.requiredText("id"),
        ChatRef.from(data.requiredObject("chat")),
        direction(data),
        data.object("sender_handle").flatMap(Handle::from),
        data.objects("parts").stream().map(MessagePart::from).toList(),
        data.constant("service", Service.class, Service.UNKNOWN).orElse(Service.UNKNOWN),
        data.constant("preferred_service", PreferredService.class, PreferredService.UNKNOWN),
        data.object("effect").map(MessageEffect::from),
        data.object("reply_to").map(ReplyTo::from),
        data.instant("sent_at"),
        data.instant("delivered_at"),
        data.instant("read_at"),
        data.instant("received_at"),
        data.string("idempotency_key"),
        data.instant("reconciled_at"));
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
        direction(data),
        data.object("sender_handle").flatMap(Handle::from),
        part.intValue("index"),
        part.string("text"),
        data.instant("edited_at"));
  }

  private static Direction direction(Data data) {
    return data.constant("direction", Direction.class, Direction.UNKNOWN).orElse(Direction.UNKNOWN);
  }
}
