package dev.signalbox.testkit.event;

import dev.signalbox.api.reaction.ReactionEvent;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.api.spi.EventType;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds {@code reaction.added} and {@code reaction.removed} (protocol.md, 3.5).
 *
 * @param <E> the event's type
 */
public final class ReactionBuilder<E extends ReactionEvent>
    extends EventBuilder<E, ReactionBuilder<E>> {

  /** A person loves the first part of {@code message-1} in {@code chat-1}. */
  public ReactionBuilder(EventType<E> type) {
    super(type);
    data("chat_id", "chat-1");
    data("message_id", "message-1");
    data("part_index", 0);
    type(ReactionType.LOVE);
    data("custom_emoji", Optional.empty());
    data("is_from_me", false);
    from(Handles.PERSON);
    data("service", "iMessage");
    data("reacted_at", NOON);
    data("sticker", Optional.empty());
  }

  @Override
  protected ReactionBuilder<E> self() {
    return this;
  }

  /** The id of the chat. */
  public ReactionBuilder<E> chat(String chatId) {
    return data("chat_id", chatId);
  }

  /** The message that is reacted to, and which part of it, from 0. */
  public ReactionBuilder<E> to(String messageId, int partIndex) {
    return data("message_id", messageId).data("part_index", partIndex);
  }

  /** What kind. */
  public ReactionBuilder<E> type(ReactionType type) {
    return data("reaction_type", type.name().toLowerCase(Locale.ROOT));
  }

  /** Any emoji. */
  public ReactionBuilder<E> emoji(String emoji) {
    return type(ReactionType.CUSTOM).data("custom_emoji", emoji);
  }

  /** The person who reacted: phone number in E.164 or e-mail address. */
  public ReactionBuilder<E> from(String handle) {
    return data("from", handle).data("from_handle", Handles.of(handle, false));
  }

  /** Makes it a reaction of your own line. */
  public ReactionBuilder<E> fromMe() {
    return data("is_from_me", true).data("from", Handles.LINE).data("from_handle", Handles.line());
  }

  /** When. */
  public ReactionBuilder<E> reactedAt(Instant at) {
    return data("reacted_at", at);
  }
}
