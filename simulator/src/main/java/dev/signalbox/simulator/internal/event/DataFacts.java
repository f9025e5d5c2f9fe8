package dev.signalbox.simulator.internal.event;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the data of an event tell about where it belongs (protocol.md, 3.3 to 3.7). */
public final class DataFacts {

  private DataFacts() {}

  /** Your line that it happened on. */
  public static Optional<String> line(String type, JsonObject data) {
    if (type.startsWith("call.")) {
      return text(data, "outbound".equals(data.getString("direction", "")) ? "from" : "to");
    }
    boolean fromMe = data.getOrDefault("is_from_me", JsonValue.NULL) == JsonValue.TRUE;
    return Stream.of(
            object(data, "chat").flatMap(chat -> object(chat, "owner_handle")).flatMap(handle()),
            text(data, "phone_number"),
            text(data, "shared_with"),
            object(data, "recipient_handle").flatMap(handle()),
            text(data, "recipient_phone"),
            fromMe ? object(data, "from_handle").flatMap(handle()) : Optional.<String>empty(),
            ownHandle(data))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The chat that it belongs to. */
  static Optional<String> chatId(String type, JsonObject data) {
    return object(data, "chat")
        .flatMap(chat -> text(chat, "id"))
        .or(() -> text(data, "chat_id"))
        .or(() -> type.equals("chat.created") ? text(data, "id") : Optional.empty());
  }

  static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString text
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  static Optional<JsonObject> object(JsonObject object, String name) {
    return object.get(name) instanceof JsonObject found ? Optional.of(found) : Optional.empty();
  }

  private static Function<JsonObject, Optional<String>> handle() {
    return handle -> text(handle, "handle");
  }

  private static Optional<String> ownHandle(JsonObject data) {
    if (!(data.get("handles") instanceof JsonArray handles)) {
      return Optional.empty();
    }
    return handles.stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .filter(handle -> handle.get("is_me") == JsonValue.TRUE)
        .findFirst()
        .flatMap(handle());
  }
}
