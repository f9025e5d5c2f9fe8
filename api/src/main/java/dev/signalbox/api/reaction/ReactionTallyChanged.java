package dev.signalbox.api.reaction;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@value #TYPE}: a message has more or fewer reactions of one kind than before. Derived by the
 * stock reaction handler, which brings additions and removals, late and out of order, into one
 * count. Not a {@link ReactionEvent}, since it tells of no single person's reaction.
 *
 * @param envelope the envelope
 * @param messageId the message
 * @param partIndex its part, from 0; empty where the reactions name none
 * @param chatId its chat, where known
 * @param reactionType which kind; of one that this version does not know, the text is in the
 *     event's data under {@code reaction_type}
 * @param customEmoji the emoji of a {@code CUSTOM} reaction
 * @param count how many such reactions the part has now, 0 or more; stickers are counted together
 */
public record ReactionTallyChanged(
    Envelope envelope,
    String messageId,
    Optional<Integer> partIndex,
    Optional<String> chatId,
    ReactionType reactionType,
    Optional<String> customEmoji,
    int count)
    implements LinqEvent {

  /** Name of the event type. */
  public static final String TYPE = "signalbox.reaction.tally_changed";

  /** Checks that nothing is null and the count is none below zero. */
  public ReactionTallyChanged {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(partIndex, "partIndex");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(reactionType, "reactionType");
    Objects.requireNonNull(customEmoji, "customEmoji");
    if (count < 0) {
      throw new IllegalArgumentException("expected a count of 0 or more, found " + count);
    }
  }

  /**
   * The data to publish such an event with; see {@link dev.signalbox.api.spi.Delivery#publish}.
   * None of the arguments may be null.
   *
   * @param reactionType as Linq writes it, for example {@code love} (protocol.md, 3.2)
   */
  public static Map<String, Object> data(
      String messageId,
      Optional<Integer> partIndex,
      Optional<String> chatId,
      String reactionType,
      Optional<String> customEmoji,
      int count) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("message_id", Objects.requireNonNull(messageId, "messageId"));
    partIndex.ifPresent(index -> data.put("part_index", index));
    chatId.ifPresent(id -> data.put("chat_id", id));
    data.put("reaction_type", Objects.requireNonNull(reactionType, "reactionType"));
    customEmoji.ifPresent(emoji -> data.put("custom_emoji", emoji));
    data.put("count", count);
    return data;
  }

  /**
   * Reads what {@link #data} wrote.
   *
   * @throws UnreadableEventException when the message or the count is missing
   */
  public static ReactionTallyChanged from(Envelope envelope) {
    Data data = envelope.data();
    return new ReactionTallyChanged(
        envelope,
        data.requiredText("message_id"),
        data.intValue("part_index"),
        data.string("chat_id"),
        data.constant("reaction_type", ReactionType.class, ReactionType.UNKNOWN)
            .orElse(ReactionType.UNKNOWN),
        data.string("custom_emoji"),
        data.intValue("count")
            .filter(count -> count >= 0)
            .orElseThrow(
                () ->
                    new UnreadableEventException(
                        "expected a whole number of 0 or more in field 'count'")));
  }

  /** The id of the chat; empty where it is not known. */
  @Override
  public Optional<String> orderKey() {
    return chatId;
  }
}
