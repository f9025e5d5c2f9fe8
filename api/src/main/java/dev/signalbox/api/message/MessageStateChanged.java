package dev.signalbox.api.message;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.UnreadableEventException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@value #TYPE}: a message is in another state than before. Derived by the stock message handler,
 * which brings the states that Linq reports, late and out of order, into one line.
 *
 * @param envelope the envelope
 * @param messageId the message
 * @param chatId its chat, where known
 * @param previous the state before; empty when the message was not known before
 * @param current the state now
 * @param at when the state was reached, as Linq reports it
 * @param errorCode Linq's error code when {@code current} is {@code FAILED}
 */
public record MessageStateChanged(
    Envelope envelope,
    String messageId,
    Optional<String> chatId,
    Optional<MessageState> previous,
    MessageState current,
    Instant at,
    Optional<Integer> errorCode)
    implements MessageEvent {

  /** Name of the event type. */
  public static final String TYPE = "signalbox.message.state_changed";

  /** Checks that nothing is null. */
  public MessageStateChanged {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(previous, "previous");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(errorCode, "errorCode");
  }

  /**
   * The data to publish such an event with; see {@link dev.signalbox.api.spi.Delivery#publish}.
   * None of the arguments may be null.
   */
  public static Map<String, Object> data(
      String messageId,
      Optional<String> chatId,
      Optional<MessageState> previous,
      MessageState current,
      Instant at,
      Optional<Integer> errorCode) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("message_id", Objects.requireNonNull(messageId, "messageId"));
    chatId.ifPresent(id -> data.put("chat_id", id));
    previous.ifPresent(state -> data.put("previous", text(state)));
    data.put("current", text(current));
    data.put("at", Objects.requireNonNull(at, "at").toString());
    errorCode.ifPresent(code -> data.put("error_code", code));
    return data;
  }

  private static String text(MessageState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #data} wrote.
   *
   * @throws UnreadableEventException when the message, the state or the time is missing
   */
  public static MessageStateChanged from(Envelope envelope) {
    Data data = envelope.data();
    return new MessageStateChanged(
        envelope,
        data.requiredText("message_id"),
        data.string("chat_id"),
        data.constant("previous", MessageState.class, MessageState.UNKNOWN),
        data.constant("current", MessageState.class, MessageState.UNKNOWN)
            .orElseThrow(() -> missing("a state", "current")),
        data.instant("at").orElseThrow(() -> missing("a point in time", "at")),
        data.intValue("error_code"));
  }

  private static UnreadableEventException missing(String expected, String field) {
    return new UnreadableEventException("expected " + expected + " in field '" + field + "'");
  }

  @Override
  public Optional<String> orderKey() {
    return chatId;
  }
}
