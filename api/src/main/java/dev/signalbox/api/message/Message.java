package dev.signalbox.api.message;

import dev.signalbox.api.ChatRef;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A message, the same for both payload versions (protocol.md, 3.3 and 3.4).
 *
 * @param id Linq's id of the message
 * @param chat the chat it belongs to
 * @param direction whether it came in or went out; {@code UNKNOWN} where the data does not say
 * @param sender who wrote it
 * @param parts what it is made of, in order
 * @param service what carried it; {@code UNKNOWN} where the data does not say
 * @param preferredService what you asked it to be carried by
 * @param effect how it is shown
 * @param replyTo what it answers
 * @param sentAt when it was sent
 * @param deliveredAt when it reached the device
 * @param readAt when it was seen
 * @param receivedAt when Linq received it; only in payload version 2025-01-01
 * @param idempotencyKey the key you gave when you sent it
 * @param reconciledAt set only on a message recovered later: treat it as history, don't answer
 */
public record Message(
    String id,
    ChatRef chat,
    Direction direction,
    Optional<Handle> sender,
    List<MessagePart> parts,
    Service service,
    Optional<PreferredService> preferredService,
    Optional<MessageEffect> effect,
    Optional<ReplyTo> replyTo,
    Optional<Instant> sentAt,
    Optional<Instant> deliveredAt,
    Optional<Instant> readAt,
    Optional<Instant> receivedAt,
    Optional<String> idempotencyKey,
    Optional<Instant> reconciledAt) {

  /** Checks that nothing is null and copies the parts. */
  public Message {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(sender, "sender");
    parts = List.copyOf(parts);
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(preferredService, "preferredService");
    Objects.requireNonNull(effect, "effect");
    Objects.requireNonNull(replyTo, "replyTo");
    Objects.requireNonNull(sentAt, "sentAt");
    Objects.requireNonNull(deliveredAt, "deliveredAt");
    Objects.requireNonNull(readAt, "readAt");
    Objects.requireNonNull(receivedAt, "receivedAt");
    Objects.requireNonNull(idempotencyKey, "idempotencyKey");
    Objects.requireNonNull(reconciledAt, "reconciledAt");
  }

  /** The text parts, one a line; empty text when there is none. */
  public String text() {
    return parts.stream()
        .filter(TextPart.class::isInstance)
        .map(part -> ((TextPart) part).value())
        .collect(Collectors.joining("\n"));
  }
}
