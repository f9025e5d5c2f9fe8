package dev.signalbox.api.reaction;

import dev.signalbox.api.Handle;
import dev.signalbox.api.Service;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A reaction to a message (protocol.md, 3.5).
 *
 * @param chatId the chat
 * @param messageId the message reacted to
 * @param partIndex its part, from 0
 * @param type what kind; {@code UNKNOWN} where the data does not say
 * @param customEmoji the emoji of a {@code CUSTOM} reaction
 * @param isFromMe whether your line reacted
 * @param from who reacted
 * @param service what carried it
 * @param reactedAt when
 * @param sticker the sticker of a {@code STICKER} reaction
 */
public record Reaction(
    Optional<String> chatId,
    Optional<String> messageId,
    Optional<Integer> partIndex,
    ReactionType type,
    Optional<String> customEmoji,
    Optional<Boolean> isFromMe,
    Optional<Handle> from,
    Optional<Service> service,
    Optional<Instant> reactedAt,
    Optional<Sticker> sticker) {

  /** Checks that nothing is null. */
  public Reaction {
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(partIndex, "partIndex");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(customEmoji, "customEmoji");
    Objects.requireNonNull(isFromMe, "isFromMe");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(reactedAt, "reactedAt");
    Objects.requireNonNull(sticker, "sticker");
  }
}
