package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.Data;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Removes what is kept of one person: the content of the messages that they wrote, and wherever
 * else the handle stands. That there was a message, when and in which chat stays, so that a
 * conversation keeps its order and a repeated event does not bring anything back.
 */
final class Forgetting {

  /** A digest that is smaller than any, so that no other description of the parts is better. */
  private static final String NO_DIGEST = "";

  private final Database database;
  private final JsonText json;

  Forgetting(Database database, JsonText json) {
    this.database = database;
    this.json = json;
  }

  /** A part that may have to be forgotten. */
  private record Part(String messageId, long index, String kind, String text, boolean own) {}

  /** A text that may have to be forgotten, and what its row is found by. */
  private record Row(String first, String second, String text) {}

  /**
   * Removes a handle wherever it stands.
   *
   * @return how many rows were changed
   * @throws StoreException when the database fails; nothing is then changed
   */
  int forget(String handle) {
    String stored = Text.storable(handle);
    if (stored.isBlank()) {
      return 0;
    }
    return database.write(
        sql ->
            parts(sql, stored)
                + edits(sql, stored)
                + texts(sql, "message", "message_id", "failure_reason", stored)
                + texts(sql, "message", "message_id", "idempotency_key", stored)
                + texts(sql, "message_failure", "event_id", "reason", stored)
                + sql.update(
                    "UPDATE message SET sender_handle = NULL, sender_handle_id = NULL"
                        + " WHERE sender_handle = ?",
                    stored));
  }

  /** The person's own, and those that say the handle. */
  private int parts(Sql sql, String handle) throws SQLException {
    List<Part> parts =
        sql.query(
            row ->
                new Part(
                    row.getString(1),
                    row.getLong(2),
                    row.getString(3),
                    joined(row, 4, 7),
                    handle.equals(row.getString(8))),
            "SELECT p.message_id, p.part_index, p.kind, p.value, p.url, p.filename, p.json,"
                + " m.sender_handle FROM message_part p"
                + " JOIN message m ON m.message_id = p.message_id"
                + " WHERE m.sender_handle = ? OR REPLACE(p.json, ?, '') <> p.json",
            handle,
            handle);
    int changed = 0;
    for (Part part : parts) {
      if (part.own() || Mention.in(part.text(), handle)) {
        changed += blank(sql, part);
      }
    }
    return changed;
  }

  private int blank(Sql sql, Part part) throws SQLException {
    Map<String, Object> left = new LinkedHashMap<>();
    left.put("type", part.kind());
    left.put("blanked", true);
    sql.update(
        "UPDATE message SET parts_digest = ? WHERE message_id = ?", NO_DIGEST, part.messageId());
    return sql.update(
        "UPDATE message_part SET value = NULL, url = NULL, filename = NULL, json = ?"
            + " WHERE message_id = ? AND part_index = ?",
        json.write(Data.of(left)),
        part.messageId(),
        part.index());
  }

  private static int edits(Sql sql, String handle) throws SQLException {
    int changed =
        sql.update(
            "UPDATE message_edit SET text = '' WHERE text <> '' AND message_id IN"
                + " (SELECT message_id FROM message WHERE sender_handle = ?)",
            handle);
    List<Row> rows =
        sql.query(
            row -> new Row(row.getString(1), row.getString(2), row.getString(3)),
            "SELECT message_id, event_id, text FROM message_edit WHERE REPLACE(text, ?, '') <> text",
            handle);
    for (Row row : rows) {
      if (Mention.in(row.text(), handle)) {
        changed +=
            sql.update(
                "UPDATE message_edit SET text = '' WHERE message_id = ? AND event_id = ?",
                row.first(),
                row.second());
      }
    }
    return changed;
  }

  /** What holds the handle is found by the database; whether it says it, here. */
  private static int texts(Sql sql, String table, String key, String column, String handle)
      throws SQLException {
    List<Row> rows =
        sql.query(
            row -> new Row(row.getString(1), "", row.getString(2)),
            "SELECT %s, %s FROM %s WHERE REPLACE(%s, ?, '') <> %s"
                .formatted(key, column, table, column, column),
            handle);
    int changed = 0;
    for (Row row : rows) {
      if (Mention.in(row.text(), handle)) {
        changed +=
            sql.update(
                "UPDATE %s SET %s = NULL WHERE %s = ?".formatted(table, column, key), row.first());
      }
    }
    return changed;
  }

  private static String joined(ResultSet row, int from, int to) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      texts.add(row.getString(i));
    }
    texts.removeIf(Objects::isNull);
    return String.join("\n", texts);
  }
}
