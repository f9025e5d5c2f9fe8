package dev.signalbox.handlers.phonenumber.internal;

import java.sql.SQLException;

/** Rows of {@code line_event}: which events were taken in, without a word about lines. */
final class EventTable {

  /**
   * Notes an event.
   *
   * @return whether it is new
   */
  boolean add(Sql sql, EventKey event) throws SQLException {
    return sql.update(
            "INSERT INTO line_event (endpoint, event_id, event_type, created_at)"
                + " VALUES (?, ?, ?, ?) ON CONFLICT (endpoint, event_id) DO NOTHING",
            event.endpoint(),
            event.eventId(),
            event.eventType(),
            event.createdAt().flatMap(Times::text).orElse(null))
        > 0;
  }
}
