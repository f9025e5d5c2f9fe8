package dev.signalbox.handlers.message.internal;

import java.sql.SQLException;
import java.util.List;

/** Rows of {@code message_part}: the parts of a message as they were sent, before any edit. */
final class PartTable {

  /**
   * Puts these parts in the place of all that the message had.
   *
   * @param hadSome whether it had any
   */
  void replace(Sql sql, String messageId, List<PartRow> parts, boolean hadSome)
      throws SQLException {
    if (hadSome) {
      sql.update("DELETE FROM message_part WHERE message_id = ?", messageId);
    }
    for (int i = 0; i < parts.size(); i++) {
      PartRow part = parts.get(i);
      sql.update(
          "INSERT INTO message_part (message_id, part_index, kind, value, url, filename,"
              + " mime_type, size_bytes, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          messageId,
          i,
          part.kind(),
          part.value().orElse(null),
          part.url().orElse(null),
          part.filename().orElse(null),
          part.mimeType().orElse(null),
          part.sizeBytes().orElse(null),
          part.json());
    }
  }

  /** The parts' JSON, in their order. */
  List<String> json(Sql sql, String messageId) throws SQLException {
    return sql.query(
        row -> row.getString(1),
        "SELECT json FROM message_part WHERE message_id = ? ORDER BY part_index",
        messageId);
  }
}
