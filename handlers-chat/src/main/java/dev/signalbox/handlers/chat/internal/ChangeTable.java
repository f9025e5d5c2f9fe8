package dev.signalbox.handlers.chat.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rows of {@code chat_change}: every change of a name or icon, each event's once. */
final class ChangeTable {

  /**
   * Keeps a change. Where two endpoints bring the same event without its time, the earlier arrival
   * counts, whichever is handled first.
   */
  void add(Sql sql, String chatId, String eventId, ValueChange change) throws SQLException {
    sql.update(
        "INSERT INTO chat_change (event_id, chat_id, kind, old_value, new_value, changed_by,"
            + " changed_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (event_id) DO UPDATE SET changed_at = excluded.changed_at"
            + " WHERE excluded.changed_at < chat_change.changed_at",
        eventId,
        chatId,
        change.kind(),
        change.oldValue().orElse(null),
        change.newValue().orElse(null),
        change.changedBy().orElse(null),
        change.at(),
        change.updatedAt().orElse(null));
  }

  /** A chat's last changes, the newest first. */
  List<ValueChange> newest(Sql sql, String chatId, int limit) throws SQLException {
    return sql.query(
        ChangeTable::read,
        "SELECT kind, old_value, new_value, changed_by, changed_at, updated_at FROM chat_change"
            + " WHERE chat_id = ? ORDER BY changed_at DESC, event_id DESC LIMIT ?",
        chatId,
        limit);
  }

  private static ValueChange read(ResultSet row) throws SQLException {
    return new ValueChange(
        row.getString(1),
        Optional.ofNullable(row.getString(2)),
        Optional.ofNullable(row.getString(3)),
        Optional.ofNullable(row.getString(4)),
        row.getString(5),
        Optional.ofNullable(row.getString(6)));
  }
}
