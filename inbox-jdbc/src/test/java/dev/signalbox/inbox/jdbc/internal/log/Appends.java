package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.NewEvent;
import java.time.Instant;

/** Appends for tests. */
final class Appends {

  static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  private Appends() {}

  /** With a body of so many bytes. */
  static PendingAppend weighing(int bytes) {
    return PendingAppend.of(event("e", NOON, new byte[bytes]));
  }

  static PendingAppend of(String id) {
    return received(id, NOON);
  }

  static PendingAppend received(String id, long millis) {
    return PendingAppend.of(event(id, millis, new byte[] {1}));
  }

  static NewEvent event(String id, long millis, byte[] body) {
    return new NewEvent("default", id, id, "t.t", true, Instant.ofEpochMilli(millis), body);
  }
}
