package dev.signalbox.core.http;

import dev.signalbox.core.dispatch.HandlerOperations;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonSyntaxException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One event with all that is known of it, as plain values, since its body is anything. */
final class EventDetail {

  private final HandlerOperations operations;
  private final JsonCodec codec;

  EventDetail(HandlerOperations operations, JsonCodec codec) {
    this.operations = operations;
    this.codec = codec;
  }

  /** The values of the JSON object. */
  Map<String, Object> of(StoredEvent event, List<String> endpoints) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("sequence", event.sequence());
    values.put("event_id", event.eventId());
    values.put("type", event.eventType());
    values.put("endpoint", event.endpoint());
    values.put("endpoints", endpoints);
    values.put("received_at", event.receivedAt());
    values.put("readable", event.readable());
    values.put("size", event.body().length);
    addBody(values, event.body());
    values.put("handlers", handlers(event));
    return values;
  }

  private void addBody(Map<String, Object> values, byte[] body) {
    values.put("body_base64", Base64.getEncoder().encodeToString(body));
    try {
      values.put("body", codec.parse(body));
    } catch (JsonSyntaxException e) {
      // An unreadable event is told by its bytes alone.
    }
  }

  /** Nobody handles what has no envelope. */
  private Map<String, Object> handlers(StoredEvent event) {
    Map<String, Object> handlers = new TreeMap<>();
    if (event.readable()) {
      operations
          .states(event.sequence(), event.eventType())
          .forEach((name, state) -> handlers.put(name, of(state)));
    }
    return handlers;
  }

  private static Map<String, Object> of(EventState state) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (state.waiting().isPresent()) {
      addWaiting(values, state.waiting().get());
    } else if (state.dead().isPresent()) {
      addDead(values, state.dead().get());
    } else {
      values.put("state", state.passed() ? "settled" : "pending");
    }
    return values;
  }

  private static void addWaiting(Map<String, Object> values, WaitingEvent waiting) {
    values.put("state", waiting.attempts() > 0 ? "retrying" : "waiting");
    values.put("attempts", waiting.attempts());
    values.put("due", waiting.due());
    if (!waiting.error().isEmpty()) {
      values.put("error", waiting.error());
    }
  }

  private static void addDead(Map<String, Object> values, DeadLetter dead) {
    values.put("state", "dead");
    values.put("attempts", dead.attempts());
    values.put("dead_at", dead.deadAt());
    values.put("error", dead.error());
  }
}
