package dev.signalbox.handlers.chat.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rows of {@code chat_update_failure}: every failed change, each event's once. */
final class FailureTable {

  /** Keeps a failure; see {@link ChangeTable#add} for an event that two endpoints bring. */
  void add(Sql sql, String chatId, String eventId, UpdateFailure failure) throws SQLException {
    sql.update(
        "INSERT INTO chat_update_failure (event_id, chat_id, kind, error_code, failed_at)"
            + " VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (event_id) DO UPDATE SET failed_at = excluded.failed_at"
            + " WHERE excluded.failed_at < chat_update_failure.failed_at",
        eventId,
        chatId,
        failure.kind(),
        failure.errorCode().orElse(null),
        failure.failedAt());
  }

  /** A chat's last failures, the newest first. */
  List<UpdateFailure> newest(Sql sql, String chatId, int limit) throws SQLException {
    return sql.query(
        FailureTable::read,
        "SELECT kind, failed_at, error_code FROM chat_update_failure"
            + " WHERE chat_id = ? ORDER BY failed_at DESC, event_id DESC LIMIT ?",
        chatId,
        limit);
  }

  private static UpdateFailure read(ResultSet row) throws SQLException {
    long code = row.getLong(3);
    return new UpdateFailure(
        row.getString(1), row.wasNull() ? Optional.empty() : Optional.of(code), row.getString(2));
  }
}
