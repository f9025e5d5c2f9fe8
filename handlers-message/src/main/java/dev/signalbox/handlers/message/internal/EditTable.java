package dev.signalbox.handlers.message.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rows of {@code message_edit}: every edit, each event's once. */
final class EditTable {

  private static final String COLUMNS =
      "SELECT e.part_index, e.text, e.edited_at FROM message_edit e WHERE e.message_id = ?";

  /** Keeps an edit. */
  void add(Sql sql, String messageId, String eventId, Edit edit) throws SQLException {
    sql.update(
        "INSERT INTO message_edit (message_id, event_id, part_index, text, edited_at)"
            + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (message_id, event_id) DO NOTHING",
        messageId,
        eventId,
        edit.partIndex().orElse(null),
        edit.text(),
        edit.editedAt());
  }

  /** The last edits, the newest first. */
  List<Edit> newest(Sql sql, String messageId, int limit) throws SQLException {
    return sql.query(
        EditTable::read,
        COLUMNS + " ORDER BY e.edited_at DESC, e.event_id DESC LIMIT ?",
        messageId,
        limit);
  }

  /** For each part that was edited, the edit that counts: the last one by its own time. */
  List<Edit> current(Sql sql, String messageId) throws SQLException {
    return sql.query(
        EditTable::read,
        COLUMNS
            + " AND e.part_index IS NOT NULL AND NOT EXISTS (SELECT 1 FROM message_edit n WHERE n.message_id = e.message_id"
            + " AND n.part_index = e.part_index"
            + " AND (n.edited_at, n.event_id) > (e.edited_at, e.event_id))",
        messageId);
  }

  private static Edit read(ResultSet row) throws SQLException {
    long partIndex = row.getLong(1);
    return new Edit(
        row.wasNull() ? Optional.empty() : Optional.of(partIndex),
        row.getString(2),
        row.getString(3));
  }
}
