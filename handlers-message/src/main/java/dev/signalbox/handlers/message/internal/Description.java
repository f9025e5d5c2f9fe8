package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import dev.signalbox.api.message.EffectType;
import dev.signalbox.api.message.Message;
import dev.signalbox.api.message.MessageEffect;
import dev.signalbox.api.message.ReplyTo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What describes a message, as Linq writes it; a value that no enum knows keeps its own text. */
final class Description {

  private Description() {}

  /** Where a message belongs. */
  static MessageFacts place(
      Origin origin, String chatId, Optional<String> direction, Optional<Handle> sender) {
    return MessageFacts.none()
        .with(Fact.CHAT, Known.of(origin, List.of(Optional.of(chatId))))
        .with(Fact.DIRECTION, Known.of(origin, List.of(direction)))
        .with(
            Fact.SENDER,
            sender.flatMap(who -> Known.of(origin, List.of(Optional.of(who.handle()), who.id()))));
  }

  /** How a message was sent, and what it answers. */
  static MessageFacts content(Origin origin, Message message, Data data) {
    return MessageFacts.none()
        .with(Fact.SERVICE, Known.of(origin, List.of(service(message.service(), data))))
        .with(
            Fact.EFFECT,
            message
                .effect()
                .flatMap(
                    effect -> Known.of(origin, List.of(effectType(effect, data), effect.name()))))
        .with(Fact.REPLY, message.replyTo().flatMap(reply -> reply(origin, reply)))
        .with(Fact.IDEMPOTENCY_KEY, Known.of(origin, List.of(message.idempotencyKey())));
  }

  /** The direction; empty where the event does not say it. */
  static Optional<String> direction(Direction direction) {
    return direction == Direction.UNKNOWN ? Optional.empty() : Optional.of(lower(direction));
  }

  private static Optional<Known> reply(Origin origin, ReplyTo reply) {
    return Known.of(origin, List.of(reply.messageId(), reply.partIndex().map(String::valueOf)));
  }

  private static Optional<String> service(Service service, Data data) {
    return switch (service) {
      case IMESSAGE -> Optional.of("iMessage");
      case SMS, RCS -> Optional.of(service.name());
      case UNKNOWN -> data.string("service");
    };
  }

  private static Optional<String> effectType(MessageEffect effect, Data data) {
    return effect.type().filter(EffectType.UNKNOWN::equals).isPresent()
        ? data.object("message").orElse(data).object("effect").flatMap(raw -> raw.string("type"))
        : effect.type().map(Description::lower);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
