package dev.signalbox.handlers.reaction.internal;

import java.sql.SQLException;
import java.util.Optional;

/** Rows of {@code reaction_event}: which events were taken in, and nothing about persons. */
final class EventTable {

  /**
   * Notes an event.
   *
   * @return whether it is new
   */
  boolean add(Sql sql, EventKey event, Optional<String> messageId) throws SQLException {
    return sql.update(
            "INSERT INTO reaction_event (endpoint, event_id, event_type, message_id, created_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (endpoint, event_id) DO NOTHING",
            event.endpoint(),
            event.eventId(),
            event.eventType(),
            messageId.orElse(null),
            event.createdAt().flatMap(Times::text).orElse(null))
        > 0;
  }
}
