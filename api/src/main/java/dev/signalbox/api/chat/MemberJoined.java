package dev.signalbox.api.chat;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.UnreadableEventException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@value #TYPE}: someone became part of a chat. Derived by the stock chat handler from {@code
 * participant.added} (protocol.md, 3.5), once for each joining, and not for one that is told of
 * after the same member's leaving. Who is in a chat from its beginning does not join it.
 *
 * @param envelope the envelope
 * @param chatId the chat
 * @param handle who: phone number in E.164 or an e-mail address
 * @param isMe whether it is your own line, where known
 * @param at when, as Linq reports it
 */
public record MemberJoined(
    Envelope envelope, String chatId, String handle, Optional<Boolean> isMe, Instant at)
    implements ChatEvent {

  /** Name of the event type. */
  public static final String TYPE = "signalbox.chat.member_joined";

  /** Checks that nothing is null. */
  public MemberJoined {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(handle, "handle");
    Objects.requireNonNull(isMe, "isMe");
    Objects.requireNonNull(at, "at");
  }

  /**
   * The data to publish such an event with; see {@link dev.signalbox.api.spi.Delivery#publish}.
   * None of the arguments may be null.
   */
  public static Map<String, Object> data(
      String chatId, String handle, Optional<Boolean> isMe, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("chat_id", Objects.requireNonNull(chatId, "chatId"));
    data.put("handle", Objects.requireNonNull(handle, "handle"));
    isMe.ifPresent(me -> data.put("is_me", me));
    data.put("at", Objects.requireNonNull(at, "at").toString());
    return data;
  }

  /**
   * Reads what {@link #data} wrote.
   *
   * @throws UnreadableEventException when the chat, the handle or the time is missing
   */
  public static MemberJoined from(Envelope envelope) {
    Data data = envelope.data();
    return new MemberJoined(
        envelope,
        data.requiredText("chat_id"),
        data.requiredText("handle"),
        data.bool("is_me"),
        data.instant("at")
            .orElseThrow(
                () -> new UnreadableEventException("expected a point in time in field 'at'")));
  }

  @Override
  public Optional<String> orderKey() {
    return Optional.of(chatId);
  }
}
