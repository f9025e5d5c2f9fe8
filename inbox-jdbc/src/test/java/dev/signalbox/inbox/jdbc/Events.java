package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Events for tests. */
final class Events {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  private Events() {}

  static NewEvent event(String id) {
    return event(id, "message.received", NOON);
  }

  static NewEvent event(String id, String type, Instant received) {
    return event("default", id, type, received, "{\"id\":\"" + id + "\"}");
  }

  static NewEvent event(String endpoint, String id, String type, Instant received, String body) {
    return new NewEvent(endpoint, id, id, type, !type.isEmpty(), received, bytes(body));
  }

  static NewEvent unreadable(String id) {
    return event("default", id, "", NOON, "not json " + id);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static AppendResult append(Inbox inbox, NewEvent event) throws Exception {
    return inbox.append(event).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  static List<String> ids(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::eventId).toList();
  }
}
