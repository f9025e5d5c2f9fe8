package dev.signalbox.handlers.reaction.internal;

import java.sql.SQLException;
import java.util.List;

/** Counts rows of {@code reaction} that stand. */
final class TallyTable {

  /** How high a pile is. */
  int count(Sql sql, Tally tally) throws SQLException {
    return sql.query(
            row -> row.getInt(1),
            "SELECT COUNT(*) FROM reaction WHERE message_id = ? AND part_index = ?"
                + " AND kind = ? AND emoji = ? AND standing = 1",
            tally.spot().messageId(),
            tally.spot().partIndex(),
            tally.kind(),
            tally.emoji())
        .get(0);
  }

  /** The piles of a message, by part, the highest first. */
  List<Counted> ofMessage(Sql sql, String messageId, int limit) throws SQLException {
    return sql.query(
        row ->
            new Counted(
                new Tally(new Spot(messageId, row.getLong(1)), row.getString(2), row.getString(3)),
                row.getLong(4)),
        "SELECT part_index, kind, emoji, COUNT(*) FROM reaction"
            + " WHERE message_id = ? AND standing = 1 GROUP BY part_index, kind, emoji"
            + " ORDER BY part_index, COUNT(*) DESC, kind, emoji LIMIT ?",
        messageId,
        limit);
  }

  /** How many reactions a message has. */
  long ofMessage(Sql sql, String messageId) throws SQLException {
    return sql.query(
            row -> row.getLong(1),
            "SELECT COUNT(*) FROM reaction WHERE message_id = ? AND standing = 1",
            messageId)
        .get(0);
  }

  /** The piles of a chat, those of all its messages thrown together, the highest first. */
  List<Counted> ofChat(Sql sql, String chatId, int limit) throws SQLException {
    return sql.query(
        row ->
            new Counted(
                new Tally(new Spot("", Spot.NO_PART), row.getString(1), row.getString(2)),
                row.getLong(3)),
        "SELECT r.kind, r.emoji, COUNT(*) FROM reaction r"
            + " JOIN reaction_message m ON m.message_id = r.message_id"
            + " WHERE m.chat_id = ? AND r.standing = 1 GROUP BY r.kind, r.emoji"
            + " ORDER BY COUNT(*) DESC, r.kind, r.emoji LIMIT ?",
        chatId,
        limit);
  }

  /** How many reactions the messages of a chat have. */
  long ofChat(Sql sql, String chatId) throws SQLException {
    return sql.query(
            row -> row.getLong(1),
            "SELECT COUNT(*) FROM reaction r"
                + " JOIN reaction_message m ON m.message_id = r.message_id"
                + " WHERE m.chat_id = ? AND r.standing = 1",
            chatId)
        .get(0);
  }
}
