package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.ChatRef;
import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Handle;
import dev.signalbox.api.message.Message;
import dev.signalbox.api.message.MessageEffect;
import dev.signalbox.api.message.MessagePart;
import dev.signalbox.api.message.PreferredService;
import dev.signalbox.api.message.ReplyTo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads a message in either payload version. Told apart by their shape: {@code webhook_version} may
 * be missing (protocol.md, 3.1).
 */
final class MessageReader {

  private MessageReader() {}

  static Message read(Data data) {
    boolean older =
        data.object("chat").isEmpty()
            && (data.has("chat_id") || data.object("message").isPresent());
    return older ? older(data) : newer(data);
  }

  /** Payload version 2026-02-03 (protocol.md, 3.3). */
  private static Message newer(Data data) {
    return new Message(
        data.requiredText("id"),
        ChatRef.from(data.requiredObject("chat")),
        data.constant("direction", Direction.class, Direction.UNKNOWN).orElse(Direction.UNKNOWN),
        data.object("sender_handle").flatMap(Handle::from),
        parts(data),
        Services.service(data),
        preferred(data),
        data.object("effect").map(MessageEffect::from),
        data.object("reply_to").map(ReplyTo::from),
        data.instant("sent_at"),
        data.instant("delivered_at"),
        data.instant("read_at"),
        data.instant("received_at"),
        data.string("idempotency_key"),
        data.instant("reconciled_at"));
  }

  /** Payload version 2025-01-01 (protocol.md, 3.4). */
  private static Message older(Data data) {
    Data message = data.object("message").orElseGet(Data::empty);
    Direction direction = direction(data);
    Optional<Handle> sender = Services.handle(data, "from_handle", "from");
    Optional<Handle> recipient = Services.handle(data, "recipient_handle", "recipient_phone");
    return new Message(
        message
            .string("id")
            .filter(id -> !id.isBlank())
            .orElseGet(() -> data.requiredText("message_id")),
        new ChatRef(
            data.requiredText("chat_id"),
            data.bool("is_group"),
            direction == Direction.OUTBOUND ? sender : recipient,
            Optional.empty()),
        direction,
        sender,
        parts(message),
        Services.service(data),
        preferred(data),
        message.object("effect").map(MessageEffect::from),
        message.object("reply_to").map(ReplyTo::from),
        either(message, data, "sent_at"),
        either(message, data, "delivered_at"),
        either(message, data, "read_at"),
        data.instant("received_at"),
        data.string("idempotency_key"),
        either(message, data, "reconciled_at"));
  }

  private static Direction direction(Data data) {
    return data.bool("is_from_me")
        .map(fromMe -> fromMe ? Direction.OUTBOUND : Direction.INBOUND)
        .orElse(Direction.UNKNOWN);
  }

  private static Optional<Instant> either(Data inner, Data outer, String name) {
    return inner.instant(name).or(() -> outer.instant(name));
  }

  private static List<MessagePart> parts(Data data) {
    return data.objects("parts").stream().map(MessagePart::from).toList();
  }

  private static Optional<PreferredService> preferred(Data data) {
    return data.constant("preferred_service", PreferredService.class, PreferredService.UNKNOWN);
  }
}
