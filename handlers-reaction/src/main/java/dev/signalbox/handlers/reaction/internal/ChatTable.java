package dev.signalbox.handlers.reaction.internal;

import java.sql.SQLException;
import java.util.Optional;

/** Rows of {@code reaction_message}: which chat a message belongs to. */
final class ChatTable {

  /** The chat of a message, where an event named it. */
  Optional<String> find(Sql sql, String messageId) throws SQLException {
    return sql
        .query(
            row -> row.getString(1),
            "SELECT chat_id FROM reaction_message WHERE message_id = ?",
            messageId)
        .stream()
        .findFirst();
  }

  /**
   * Notes the chat of a message. Should events disagree, the smaller id counts, whichever came
   * first.
   *
   * @return the chat that counts
   */
  Optional<String> put(Sql sql, String messageId, Optional<String> chatId) throws SQLException {
    Optional<String> known = find(sql, messageId);
    if (chatId.isEmpty() || known.filter(id -> id.compareTo(chatId.get()) <= 0).isPresent()) {
      return known;
    }
    sql.update(
        "INSERT INTO reaction_message (message_id, chat_id) VALUES (?, ?)"
            + " ON CONFLICT (message_id) DO UPDATE SET chat_id = excluded.chat_id",
        messageId,
        chatId.get());
    return chatId;
  }
}
