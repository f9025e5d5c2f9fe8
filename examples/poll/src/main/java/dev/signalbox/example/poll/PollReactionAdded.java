package dev.signalbox.example.poll;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.reaction.ReactionType;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code poll.reaction.added}: someone reacted to the poll as a message.
 *
 * @param envelope the envelope
 * @param messageId the message that the poll is
 * @param chatId its chat
 * @param type what kind; {@code UNKNOWN} where the data does not say
 * @param customEmoji the emoji of a {@code CUSTOM} reaction
 */
public record PollReactionAdded(
    Envelope envelope,
    String messageId,
    Optional<String> chatId,
    ReactionType type,
    Optional<String> customEmoji)
    implements PollEvent {

  /** Checks that nothing is null. */
  public PollReactionAdded {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(customEmoji, "customEmoji");
  }
}
