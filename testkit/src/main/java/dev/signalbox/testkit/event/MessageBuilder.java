package dev.signalbox.testkit.event;

import dev.signalbox.api.Direction;
import dev.signalbox.api.Service;
import dev.signalbox.api.message.MessageDetail;
import dev.signalbox.api.spi.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Builds events that carry a whole message (protocol.md, 3.3).
 *
 * @param <E> the event's type
 */
public final class MessageBuilder<E extends MessageDetail>
    extends EventBuilder<E, MessageBuilder<E>> {

  private final List<Object> parts = new ArrayList<>();

  /** A message with the text {@code Hello}, in chat {@code chat-1}. */
  public MessageBuilder(EventType<E> type, Direction direction) {
    super(type);
    data("chat", Handles.chat());
    data("id", "message-1");
    direction(direction);
    data("parts", List.of(textPart("Hello")));
    data("effect", Optional.empty());
    data("reply_to", Optional.empty());
    data("sent_at", NOON);
    data("delivered_at", Optional.empty());
    data("read_at", Optional.empty());
    data("service", "iMessage");
  }

  @Override
  protected MessageBuilder<E> self() {
    return this;
  }

  /** The id of the message. */
  public MessageBuilder<E> messageId(String messageId) {
    return data("id", messageId);
  }

  /** The id of the chat. */
  public MessageBuilder<E> chat(String chatId) {
    object("chat").put("id", chatId);
    return this;
  }

  /** Makes the chat a group. */
  public MessageBuilder<E> group() {
    object("chat").put("is_group", true);
    return this;
  }

  /** Your own line in the chat. */
  public MessageBuilder<E> line(String handle) {
    object("chat").put("owner_handle", Handles.of(handle, true));
    return this;
  }

  /** Whether it came in or went out; the sender is then the person or your line. */
  public MessageBuilder<E> direction(Direction direction) {
    data("direction", direction.name().toLowerCase(Locale.ROOT));
    return data(
        "sender_handle", direction == Direction.OUTBOUND ? Handles.line() : Handles.person());
  }

  /** Who wrote it: phone number in E.164 or e-mail address. */
  public MessageBuilder<E> from(String handle) {
    object("sender_handle").put("id", "handle-of-" + handle);
    object("sender_handle").put("handle", handle);
    return this;
  }

  /** Adds a text part; the first part that is added takes the place of {@code Hello}. */
  public MessageBuilder<E> text(String value) {
    return part(textPart(value));
  }

  /** Adds a picture, a video or a file. */
  public MessageBuilder<E> media(String filename, String mimeType, long sizeBytes) {
    return part(
        Map.of(
            "type",
            "media",
            "id",
            "media-of-" + filename,
            "filename",
            filename,
            "mime_type",
            mimeType,
            "size_bytes",
            sizeBytes,
            "url",
            "https://media.example.com/" + filename));
  }

  /** Adds a part of any kind, also one that nobody knows (protocol.md, 3.2). */
  public MessageBuilder<E> part(Map<String, ?> part) {
    parts.add(part);
    return data("parts", List.copyOf(parts));
  }

  /** What carried it. */
  public MessageBuilder<E> service(Service service) {
    return data("service", Handles.text(service));
  }

  /** What it answers. */
  public MessageBuilder<E> replyTo(String messageId, int partIndex) {
    return data("reply_to", Map.of("message_id", messageId, "part_index", partIndex));
  }

  /** How it is shown, for example {@code screen} and {@code confetti}. */
  public MessageBuilder<E> effect(String type, String name) {
    return data("effect", Map.of("type", type, "name", name));
  }

  /** When it was sent. */
  public MessageBuilder<E> sentAt(Instant at) {
    return data("sent_at", at);
  }

  /** When it reached the device. */
  public MessageBuilder<E> deliveredAt(Instant at) {
    return data("delivered_at", at);
  }

  /** When it was seen. */
  public MessageBuilder<E> readAt(Instant at) {
    return data("read_at", at);
  }

  /** Makes it one that Linq recovered later: history, not to be answered. */
  public MessageBuilder<E> reconciledAt(Instant at) {
    return data("reconciled_at", at);
  }

  /** The key it was sent with. */
  public MessageBuilder<E> idempotencyKey(String key) {
    return data("idempotency_key", key);
  }

  private static Map<String, Object> textPart(String value) {
    return Map.of("type", "text", "value", value);
  }
}
