package dev.signalbox.testkit.event;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Complete data of the types that {@link OpenBuilder} builds (protocol.md, 3.5 and 3.6). */
public final class OpenEvents {

  private static final Instant NOON = EventBuilder.NOON;

  private OpenEvents() {}

  /** A chat of your line and a person. */
  public static <E extends LinqEvent> OpenBuilder<E> created(EventType<E> type) {
    return new OpenBuilder<>(type)
        .data("id", "chat-1")
        .data("display_name", Optional.empty())
        .data("service", "iMessage")
        .data("handles", List.of(Handles.line(), Handles.person()))
        .data("is_group", false)
        .data("created_at", NOON)
        .data("updated_at", NOON)
        .data("health_status", Handles.health());
  }

  /** Someone changes the name or the icon of a group. */
  public static <E extends LinqEvent> OpenBuilder<E> updated(
      EventType<E> type, String oldValue, String newValue) {
    return new OpenBuilder<>(type)
        .chat("chat-1")
        .data("old_value", oldValue)
        .data("new_value", newValue)
        .data("changed_by_handle", Handles.person())
        .data("updated_at", NOON);
  }

  /** That did not work. */
  public static <E extends LinqEvent> OpenBuilder<E> updateFailed(EventType<E> type) {
    return new OpenBuilder<>(type).chat("chat-1").data("error_code", 4001).data("failed_at", NOON);
  }

  /** A person joins or leaves; the time is in the field {@code at}. */
  public static <E extends LinqEvent> OpenBuilder<E> participant(
      EventType<E> type, String handle, String at) {
    return new OpenBuilder<>(type)
        .chat("chat-1")
        .data("handle", handle)
        .data("participant", Handles.of(handle, false))
        .data(at, NOON);
  }

  /** A line's standing goes from good to bad. */
  public static <E extends LinqEvent> OpenBuilder<E> line(EventType<E> type, String number) {
    return new OpenBuilder<>(type)
        .data("phone_number", number)
        .data("previous_status", "ACTIVE")
        .data("new_status", "FLAGGED")
        .data("previous_reputation", "HEALTHY")
        .data("new_reputation", "AT_RISK")
        .data("changed_at", NOON);
  }

  /** A person shares where they are, or stops to; the time is in the field {@code at}. */
  public static <E extends LinqEvent> OpenBuilder<E> location(EventType<E> type, String at) {
    return new OpenBuilder<>(type)
        .data("shared_by", Handles.PERSON)
        .data("shared_with", Handles.LINE)
        .data(at, NOON);
  }

  /** A message could not be delivered. */
  public static <E extends LinqEvent> OpenBuilder<E> failed(EventType<E> type) {
    return new OpenBuilder<>(type)
        .chat("chat-1")
        .data("message_id", "message-1")
        .data("code", 4001)
        .data("reason", "Message delivery failed")
        .data("failed_at", NOON);
  }
}
