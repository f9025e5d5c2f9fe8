package dev.signalbox.simulator.internal.conversation;

import dev.signalbox.simulator.internal.json.Make;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The objects that data are made of (protocol.md, 3.2). */
final class Shapes {

  private Shapes() {}

  static JsonObject handle(Person person, Chat chat) {
    return handle(
        person.handleId(), person.handle(), false, person.service(), "active", chat.since());
  }

  static JsonObject handle(Line line, Chat chat) {
    return handle(line.handleId(), line.number(), true, chat.service(), "active", chat.since());
  }

  static JsonObject joined(Person person, Instant at) {
    return handle(person.handleId(), person.handle(), false, person.service(), "active", at);
  }

  static JsonObject left(Person person, Chat chat, Instant at) {
    return Make.object(handle(person, chat))
        .add("status", "removed")
        .add("left_at", at.toString())
        .build();
  }

  /** Who wrote a message, or whoever did something to it. */
  static JsonObject sender(Message message) {
    return message
        .from()
        .map(person -> handle(person, message.chat()))
        .orElseGet(() -> handle(message.chat().line(), message.chat()));
  }

  static JsonObject health(Chat chat) {
    String status = chat.line().flagged() ? "AT_RISK" : "HEALTHY";
    return Make.object()
        .add("status", status)
        .add(
            "doc_url",
            "https://docs.linqapp.com/guides/chats/chat-health#"
                + status.toLowerCase(Locale.ROOT).replace('_', '-'))
        .add("updated_at", chat.since().toString())
        .build();
  }

  static JsonObject chat(Chat chat) {
    return Make.object()
        .add("id", chat.id())
        .add("is_group", chat.group())
        .add("owner_handle", handle(chat.line(), chat))
        .add("health_status", health(chat))
        .build();
  }

  /** The data of the events that carry a whole message (protocol.md, 3.3). */
  static JsonObjectBuilder message(Message message) {
    JsonObjectBuilder data =
        Make.object()
            .add("chat", chat(message.chat()))
            .add("id", message.id())
            .add("direction", message.from().isPresent() ? "inbound" : "outbound")
            .add("sender_handle", sender(message))
            .add("parts", Make.array().add(textPart(message.text())))
            .addNull("effect")
            .add("reply_to", message.replyTo().<JsonValue>map(Shapes::reply).orElse(JsonValue.NULL))
            .add("sent_at", stamp(message.sentAt()))
            .add("delivered_at", stamp(message.deliveredAt()))
            .add("read_at", stamp(message.readAt()))
            .add("service", message.chat().service());
    if (message.from().isEmpty()) {
      data.addNull("idempotency_key").addNull("preferred_service");
    }
    return data;
  }

  static JsonValue text(Optional<String> value) {
    return value.<JsonValue>map(Make::string).orElse(JsonValue.NULL);
  }

  private static JsonValue stamp(Optional<Instant> at) {
    return text(at.map(Instant::toString));
  }

  private static JsonObject reply(String messageId) {
    return Make.object().add("message_id", messageId).add("part_index", 0).build();
  }

  private static JsonObject textPart(String text) {
    return Make.object().add("type", "text").add("value", text).build();
  }

  private static JsonObject handle(
      String id, String handle, boolean me, String service, String status, Instant joinedAt) {
    return Make.object()
        .add("id", id)
        .add("handle", handle)
        .add("is_me", me)
        .add("service", service)
        .add("status", status)
        .add("joined_at", joinedAt.toString())
        .addNull("left_at")
        .build();
  }
}
