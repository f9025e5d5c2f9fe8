package dev.signalbox.api.message;

import dev.signalbox.api.ChatRef;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An event that carries the whole message: sent, received, delivered, read (protocol.md, 3.3 and
 * 3.4). Everything of {@link #message()} can be asked for directly.
 */
@ProviderType
public interface MessageDetail extends MessageEvent {

  /** The message as it was when the event was made. */
  Message message();

  /** {@link Message#id()}. */
  default String messageId() {
    return message().id();
  }

  /** {@link Message#chat()}. */
  default ChatRef chat() {
    return message().chat();
  }

  /** {@link Message#direction()}. */
  default Direction direction() {
    return message().direction();
  }

  /** {@link Message#sender()}. */
  default Optional<Handle> sender() {
    return message().sender();
  }

  /** {@link Message#parts()}. */
  default List<MessagePart> parts() {
    return message().parts();
  }

  /** {@link Message#text()}. */
  default String text() {
    return message().text();
  }

  /** {@link Message#service()}. */
  default Service service() {
    return message().service();
  }

  /** {@link Message#preferredService()}. */
  default Optional<PreferredService> preferredService() {
    return message().preferredService();
  }

  /** {@link Message#effect()}. */
  default Optional<MessageEffect> effect() {
    return message().effect();
  }

  /** {@link Message#replyTo()}. */
  default Optional<ReplyTo> replyTo() {
    return message().replyTo();
  }

  /** {@link Message#sentAt()}. */
  default Optional<Instant> sentAt() {
    return message().sentAt();
  }

  /** {@link Message#deliveredAt()}. */
  default Optional<Instant> deliveredAt() {
    return message().deliveredAt();
  }

  /** {@link Message#readAt()}. */
  default Optional<Instant> readAt() {
    return message().readAt();
  }

  /** {@link Message#receivedAt()}. */
  default Optional<Instant> receivedAt() {
    return message().receivedAt();
  }

  /** {@link Message#idempotencyKey()}. */
  default Optional<String> idempotencyKey() {
    return message().idempotencyKey();
  }

  /** {@link Message#reconciledAt()}. */
  default Optional<Instant> reconciledAt() {
    return message().reconciledAt();
  }

  /** The id of the chat. */
  @Override
  default Optional<String> orderKey() {
    return Optional.of(message().chat().id());
  }
}
