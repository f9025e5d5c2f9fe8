package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events made by hand, as JSON that the platform decodes; every time is some seconds after {@link
 * #START}.
 */
final class TestEvents {

  static final Instant START = Instant.parse("2026-03-04T09:00:00Z");
  static final String ME = "+12025550100";
  static final String ANN = "+12025550101";
  static final String BOB = "bob@example.org";

  private static final JsonCodec CODEC = new JsonCodec(JsonLimits.defaults());
  private static final EventCatalog CATALOG = new EventCatalog(CODEC);

  private TestEvents() {}

  static String at(long seconds) {
    return START.plusSeconds(seconds).toString();
  }

  /** A time as the tables hold it. */
  static String cell(long seconds) {
    return Times.text(START.plusSeconds(seconds)).orElseThrow();
  }

  /** An object; of each two arguments a name and a value. */
  static Map<String, Object> object(Object... fields) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      object.put((String) fields[i], fields[i + 1]);
    }
    return object;
  }

  /** An event of the main endpoint, made some seconds after the start. */
  static LinqEvent event(String eventId, String type, long seconds, Object... data) {
    return event("main", eventId, type, at(seconds), START, object(data));
  }

  static LinqEvent event(
      String endpoint,
      String eventId,
      String type,
      String createdAt,
      Instant received,
      Map<String, Object> data) {
    byte[] body =
        CODEC.write(
            object("event_id", eventId, "event_type", type, "created_at", createdAt, "data", data));
    return CATALOG.decode(new StoredEvent(1, endpoint, eventId, type, true, received, body));
  }

  static Map<String, Object> handle(String handle, Object... more) {
    Map<String, Object> object = object("handle", handle, "service", "iMessage");
    object.putAll(object(more));
    return object;
  }

  static Map<String, Object> health(String status, long since) {
    return object("status", status, "updated_at", at(since), "doc_url", "https://x/" + status);
  }

  /** A chat of ME and ANN that began at a time. */
  static LinqEvent created(String eventId, String chatId, long seconds) {
    return event(
        eventId,
        "chat.created",
        seconds,
        "id",
        chatId,
        "display_name",
        ME + ", " + ANN,
        "service",
        "iMessage",
        "handles",
        List.of(
            handle(ME, "is_me", true, "status", "active", "joined_at", at(seconds - 1)),
            handle(ANN, "is_me", false, "status", "active", "joined_at", at(seconds - 1))),
        "is_group",
        false,
        "created_at",
        at(seconds - 1),
        "updated_at",
        at(seconds - 1),
        "health_status",
        health("HEALTHY", seconds - 1));
  }

  /** ANN writes to ME; the chat has this health. */
  static LinqEvent received(
      String eventId, String chatId, long seconds, Map<String, Object> health) {
    return event(
        eventId,
        "message.received",
        seconds,
        "id",
        "m-" + eventId,
        "chat",
        object(
            "id", chatId, "is_group", false, "owner_handle", handle(ME), "health_status", health),
        "direction",
        "inbound",
        "service",
        "SMS",
        "sender_handle",
        handle(ANN, "id", "h-ann"),
        "parts",
        List.of());
  }

  static LinqEvent named(String eventId, String chatId, long created, long updated, String name) {
    return changed("chat.group_name_updated", eventId, chatId, created, updated, name);
  }

  static LinqEvent changed(
      String type, String eventId, String chatId, long created, long updated, String value) {
    return event(
        eventId,
        type,
        created,
        "chat_id",
        chatId,
        "old_value",
        null,
        "new_value",
        value,
        "changed_by_handle",
        handle(ANN),
        "updated_at",
        at(updated));
  }

  static LinqEvent nameFailed(String eventId, String chatId, long seconds, int code) {
    return event(
        eventId,
        "chat.group_name_update_failed",
        seconds,
        "chat_id",
        chatId,
        "error_code",
        code,
        "failed_at",
        at(seconds));
  }

  static LinqEvent added(String eventId, String chatId, String handle, long seconds) {
    return event(
        eventId,
        "participant.added",
        seconds + 1,
        "chat_id",
        chatId,
        "handle",
        handle,
        "participant",
        handle(handle, "status", "active", "joined_at", at(seconds)),
        "added_at",
        at(seconds));
  }

  static LinqEvent removed(
      String eventId, String chatId, String handle, String status, long seconds) {
    return event(
        eventId,
        "participant.removed",
        seconds + 1,
        "chat_id",
        chatId,
        "handle",
        handle,
        "participant",
        handle(handle, "status", status, "left_at", at(seconds)),
        "removed_at",
        at(seconds));
  }

  static LinqEvent typing(String eventId, String chatId, String what, long seconds) {
    return event(eventId, "chat.typing_indicator." + what, seconds, "chat_id", chatId);
  }
}
