package dev.signalbox.handlers.chat.internal;

import java.sql.SQLException;
import java.util.List;

/** Removes what is kept of one person. */
final class Forgetting {

  private final Database database;

  Forgetting(Database database) {
    this.database = database;
  }

  /**
   * Removes a handle wherever it stands: the rows of the member, the own line and the names of
   * chats, the values and the author of changes. Times stay, so that an older name that comes in
   * late does not take the place of the one that was forgotten.
   *
   * @return how many rows were changed or removed
   * @throws StoreException when the database fails; nothing is then changed
   */
  int forget(String handle) {
    String stored = Text.storable(handle);
    if (stored.isBlank()) {
      return 0;
    }
    return database.write(
        sql ->
            sql.update("DELETE FROM chat_member WHERE handle = ?", stored)
                + owner(sql, stored)
                + sql.update(
                    "UPDATE chat_change SET changed_by = NULL WHERE changed_by = ?", stored)
                + texts(sql, "chat", "chat_id", "name", stored)
                + texts(sql, "chat", "chat_id", "icon", stored)
                + texts(sql, "chat_change", "event_id", "old_value", stored)
                + texts(sql, "chat_change", "event_id", "new_value", stored));
  }

  private static int owner(Sql sql, String handle) throws SQLException {
    return sql.update("UPDATE chat SET owner_handle = NULL WHERE owner_handle = ?", handle);
  }

  /** What holds the handle is found by the database; whether it says it, here. */
  private static int texts(Sql sql, String table, String key, String column, String handle)
      throws SQLException {
    List<List<String>> rows =
        sql.query(
            row -> List.of(row.getString(1), row.getString(2)),
            "SELECT "
                + key
                + ", "
                + column
                + " FROM "
                + table
                + " WHERE REPLACE("
                + column
                + ", ?, '') <> "
                + column,
            handle);
    int changed = 0;
    for (List<String> row : rows) {
      if (Mention.in(row.get(1), handle)) {
        changed +=
            sql.update(
                "UPDATE " + table + " SET " + column + " = NULL WHERE " + key + " = ?", row.get(0));
      }
    }
    return changed;
  }
}
