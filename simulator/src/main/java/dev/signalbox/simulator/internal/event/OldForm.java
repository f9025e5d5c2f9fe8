package dev.signalbox.simulator.internal.event;

import dev.signalbox.simulator.internal.json.Make;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** Data of version 2026-02-03 as those of 2025-01-01 (protocol.md, 3.4 and 3.5). */
final class OldForm {

  private static final Set<String> WHOLE_MESSAGES =
      Set.of("message.sent", "message.received", "message.delivered", "message.read");

  /** Empty when the type does not exist there. */
  Optional<JsonObject> of(String type, JsonObject data) {
    if (type.equals("message.edited")) {
      return Optional.empty();
    }
    if (type.equals("chat.created")) {
      return Optional.of(Make.object(data).remove("health_status").build());
    }
    boolean converts = WHOLE_MESSAGES.contains(type) && DataFacts.object(data, "chat").isPresent();
    return Optional.of(converts ? message(type, data) : data);
  }

  private static JsonObject message(String type, JsonObject data) {
    JsonObject chat = data.getJsonObject("chat");
    boolean received = type.equals("message.received");
    boolean fromMe =
        "outbound".equals(data.getString("direction", received ? "inbound" : "outbound"));
    JsonValue sender = data.getOrDefault("sender_handle", JsonValue.NULL);
    JsonObjectBuilder old =
        Make.object()
            .add("chat_id", value(chat, "id"))
            .add("from", sender instanceof JsonObject handle ? value(handle, "handle") : sender)
            .add("from_handle", sender)
            .add("idempotency_key", value(data, "idempotency_key"))
            .add("is_from_me", fromMe)
            .add("is_group", value(chat, "is_group") == JsonValue.TRUE)
            .add("message", inner(type, data))
            .add("preferred_service", value(data, "preferred_service"))
            .add("received_at", received ? value(data, "sent_at") : JsonValue.NULL)
            .add("recipient_handle", received ? value(chat, "owner_handle") : JsonValue.NULL)
            .addNull("recipient_phone")
            .add("service", value(data, "service"));
    if (type.equals("message.delivered") || type.equals("message.read")) {
      String stamp = type.equals("message.read") ? "read_at" : "delivered_at";
      old.add(stamp, value(data, stamp)).add("message_id", value(data, "id"));
    }
    return old.build();
  }

  private static JsonObject inner(String type, JsonObject data) {
    boolean read = type.equals("message.read");
    String latest =
        read ? "read_at" : type.equals("message.delivered") ? "delivered_at" : "sent_at";
    JsonObjectBuilder message =
        Make.object()
            .add("created_at", value(data, "sent_at"))
            .add("delivered_at", value(data, "delivered_at"))
            .add("id", value(data, "id"))
            .add("is_delivered", read || type.equals("message.delivered"))
            .add("is_read", read)
            .add("parts", data.getOrDefault("parts", JsonValue.EMPTY_JSON_ARRAY))
            .add("read_at", value(data, "read_at"))
            .add("sent_at", value(data, "sent_at"))
            .add("updated_at", value(data, latest));
    for (String optional : new String[] {"effect", "reply_to", "reconciled_at"}) {
      if (value(data, optional) != JsonValue.NULL) {
        message.add(optional, value(data, optional));
      }
    }
    return message.build();
  }

  private static JsonValue value(JsonObject object, String name) {
    return object.getOrDefault(name, JsonValue.NULL);
  }
}
