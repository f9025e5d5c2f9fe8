package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.Blanking;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes a person out of one ledger: dead letters, derived events that wait, errors. */
final class LedgerBlanking {

  private static final int STEP = 64;

  private final Database database;
  private final LedgerSql sql;
  private final String handler;
  private final Blanking person;

  LedgerBlanking(Database database, LedgerSql sql, String handler, Blanking person) {
    this.database = database;
    this.sql = sql;
    this.handler = handler;
    this.person = person;
  }

  /** A row to look at. */
  private record Row(long id, String eventId, String eventType, byte[] body, String error) {}

  private record Page(int changed, long last, boolean more) {}

  /** Does it; says how many rows were changed. */
  int run() {
    return all(sql.selectDeadTexts, sql.blankDead)
        + all(sql.selectOutboxTexts, sql.blankOutbox)
        + all(sql.selectWaitingTexts, sql.blankWaiting);
  }

  /** A few rows in each transaction, so that the handler gets its turn in between. */
  private int all(String select, String update) {
    int changed = 0;
    Page page = new Page(0, Long.MIN_VALUE, true);
    while (page.more()) {
      long after = page.last();
      page =
          database.inTransaction(
              "taking a person out of a ledger",
              connection -> page(connection, select, update, after));
      changed += page.changed();
    }
    return changed;
  }

  private Page page(Connection connection, String select, String update, long after)
      throws SQLException {
    List<Row> rows = rows(connection, select, after);
    int changed = 0;
    for (Row row : rows) {
      boolean body = person.concerns(row.body());
      boolean error = person.concerns(row.error());
      if (body || error) {
        try (PreparedStatement write = connection.prepareStatement(update)) {
          write.setBytes(
              1, body ? person.blank(row.body(), row.eventId(), row.eventType()) : row.body());
          write.setString(2, error ? Blanking.BLANKED_TEXT : StoredText.of(row.error()));
          write.setString(3, handler);
          write.setLong(4, row.id());
          changed += write.executeUpdate();
        }
      }
    }
    long last = rows.isEmpty() ? after : rows.get(rows.size() - 1).id();
    return new Page(changed, last, rows.size() == STEP);
  }

  private List<Row> rows(Connection connection, String sql, long after) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, handler);
      select.setLong(2, after);
      select.setInt(3, STEP);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(
              new Row(
                  found.getLong(1),
                  StoredText.read(found.getString(2)),
                  StoredText.read(found.getString(3)),
                  found.getBytes(4),
                  StoredText.read(found.getString(5))));
        }
      }
    }
    return rows;
  }
}
