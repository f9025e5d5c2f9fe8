package dev.signalbox.handlers.message.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rows of {@code message_failure}: every failure, also those that name no message. */
final class FailureTable {

  private static final String COLUMNS =
      "SELECT chat_id, code, reason, failed_at FROM message_failure WHERE ";

  /** Keeps a failure. */
  void add(Sql sql, Optional<String> messageId, String eventId, Failure failure)
      throws SQLException {
    sql.update(
        "INSERT INTO message_failure (event_id, message_id, chat_id, code, reason, failed_at)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING",
        eventId,
        messageId.orElse(null),
        failure.chatId().orElse(null),
        failure.code().orElse(null),
        failure.reason().orElse(null),
        failure.failedAt());
  }

  /** The last failures of a message, the newest first. */
  List<Failure> ofMessage(Sql sql, String messageId, int limit) throws SQLException {
    return sql.query(
        FailureTable::read,
        COLUMNS + "message_id = ? ORDER BY failed_at DESC, event_id DESC LIMIT ?",
        messageId,
        limit);
  }

  /** The last failures that name no message, the newest first. */
  List<Failure> unassigned(Sql sql, Optional<String> before, int limit) throws SQLException {
    return sql.query(
        FailureTable::read,
        COLUMNS
            + "message_id IS NULL AND failed_at < ? ORDER BY failed_at DESC, event_id DESC LIMIT ?",
        before.orElse(Times.AFTER_ALL),
        limit);
  }

  private static Failure read(ResultSet row) throws SQLException {
    long code = row.getLong(2);
    return new Failure(
        Optional.ofNullable(row.getString(1)),
        row.wasNull() ? Optional.empty() : Optional.of(code),
        Optional.ofNullable(row.getString(3)),
        row.getString(4));
  }
}
