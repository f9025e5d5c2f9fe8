package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.ChatRef;
import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.Service;
import dev.signalbox.api.message.EffectType;
import dev.signalbox.api.message.Message;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageEffect;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessagePart;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.message.ReplyTo;
import dev.signalbox.api.message.TextPart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events made by hand; every time is some seconds after {@link #START}. */
final class TestEvents {

  static final Instant START = Instant.parse("2026-03-04T09:00:00Z");

  private TestEvents() {}

  static Optional<Instant> at(long seconds) {
    return Optional.of(START.plusSeconds(seconds));
  }

  static Envelope envelope(String eventId, String type, long seconds) {
    return envelope("main", eventId, type, seconds, Data.empty());
  }

  static Envelope envelope(String endpoint, String eventId, String type, long seconds, Data data) {
    return new Envelope(
        endpoint,
        eventId,
        type,
        Optional.of("v3"),
        Optional.of("2026-02-03"),
        at(seconds),
        Optional.empty(),
        Optional.empty(),
        START.plusSeconds(seconds + 1),
        Optional.empty(),
        data,
        RawBody.of(new byte[0]));
  }

  static ChatRef chat(String id) {
    return new ChatRef(id, Optional.of(false), Optional.empty(), Optional.empty());
  }

  static Message message(
      String id,
      Direction direction,
      List<MessagePart> parts,
      Optional<Instant> sent,
      Optional<Instant> delivered,
      Optional<Instant> read) {
    return new Message(
        id,
        chat("chat-1"),
        direction,
        Optional.of(Handle.of("+12025550100", Service.IMESSAGE)),
        parts,
        Service.IMESSAGE,
        Optional.empty(),
        Optional.of(new MessageEffect(Optional.of(EffectType.SCREEN), Optional.of("confetti"))),
        Optional.of(new ReplyTo(Optional.of("m-0"), Optional.of(1))),
        sent,
        delivered,
        read,
        Optional.empty(),
        Optional.of("key-1"),
        Optional.empty());
  }

  static List<MessagePart> text(String value) {
    return List.of(new TextPart(value, List.of()));
  }

  static MessageSent sent(String eventId, String messageId, long seconds) {
    return new MessageSent(
        envelope(eventId, "message.sent", seconds),
        message(
            messageId,
            Direction.OUTBOUND,
            text("hello " + messageId),
            at(seconds),
            Optional.empty(),
            Optional.empty()));
  }

  static MessageReceived received(String eventId, String messageId, long seconds) {
    return new MessageReceived(
        envelope(eventId, "message.received", seconds),
        message(
            messageId,
            Direction.INBOUND,
            text("hi " + messageId),
            at(seconds),
            Optional.empty(),
            Optional.empty()));
  }

  static MessageReceived recovered(String eventId, String messageId, long seconds) {
    Message live = received(eventId, messageId, seconds).message();
    return new MessageReceived(
        envelope(eventId, "message.received", seconds),
        new Message(
            live.id(),
            live.chat(),
            live.direction(),
            live.sender(),
            live.parts(),
            live.service(),
            live.preferredService(),
            live.effect(),
            live.replyTo(),
            live.sentAt(),
            live.deliveredAt(),
            live.readAt(),
            live.receivedAt(),
            live.idempotencyKey(),
            at(seconds + 500)));
  }

  static MessageDelivered delivered(String eventId, String messageId, long sent, long seconds) {
    return new MessageDelivered(
        envelope(eventId, "message.delivered", seconds),
        message(
            messageId,
            Direction.OUTBOUND,
            text("hello " + messageId),
            at(sent),
            at(seconds),
            Optional.empty()));
  }

  static MessageRead read(
      String eventId, String messageId, long sent, long delivered, long seconds) {
    return new MessageRead(
        envelope(eventId, "message.read", seconds),
        message(
            messageId,
            Direction.OUTBOUND,
            text("hello " + messageId),
            at(sent),
            at(delivered),
            at(seconds)));
  }

  static MessageFailed failed(String eventId, Optional<String> messageId, long seconds) {
    return new MessageFailed(
        envelope(eventId, "message.failed", seconds),
        Optional.of("chat-1"),
        messageId,
        Optional.of(4001),
        Optional.of("Message delivery failed"),
        at(seconds));
  }

  static MessageEdited edited(
      String eventId, String messageId, int part, String text, long seconds) {
    return new MessageEdited(
        envelope(eventId, "message.edited", seconds),
        messageId,
        chat("chat-1"),
        Direction.OUTBOUND,
        Optional.of(Handle.of("+12025550100", Service.IMESSAGE)),
        Optional.of(part),
        Optional.of(text),
        at(seconds));
  }
}
