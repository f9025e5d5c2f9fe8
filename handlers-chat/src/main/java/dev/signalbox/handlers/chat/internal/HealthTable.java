package dev.signalbox.handlers.chat.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code chat_health}: every health that a chat was in, with its beginning. */
final class HealthTable {

  /** Keeps a health; the same one, seen again, is one. */
  void add(Sql sql, String chatId, Known health) throws SQLException {
    sql.update(
        "INSERT INTO chat_health (chat_id, since, status) VALUES (?, ?, ?)"
            + " ON CONFLICT (chat_id, since, status) DO NOTHING",
        chatId,
        health.at(),
        Health.status(health));
  }

  /**
   * A chat's last healths, the newest first; of equal ones in a row the first.
   *
   * @param limit how many rows are looked at
   */
  List<HealthPeriod> history(Sql sql, String chatId, int limit) throws SQLException {
    List<HealthPeriod> rows =
        sql.query(
            row -> new HealthPeriod(row.getString(1), row.getString(2)),
            "SELECT status, since FROM chat_health WHERE chat_id = ?"
                + " ORDER BY since DESC, status LIMIT ?",
            chatId,
            limit);
    List<HealthPeriod> periods = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean goesOn = i + 1 < rows.size() && rows.get(i + 1).status().equals(rows.get(i).status());
      if (!goesOn) {
        periods.add(rows.get(i));
      }
    }
    return periods;
  }
}
