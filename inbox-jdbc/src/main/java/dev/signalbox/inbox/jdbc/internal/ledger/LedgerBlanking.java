package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes a person out of one ledger: dead letters, derived events that wait, errors. */
final class LedgerBlanking {

  private static final int STEP = 64;

  private final SqliteLedger ledger;
  private final Blanking person;

  /** For one ledger and person. */
  LedgerBlanking(SqliteLedger ledger, Blanking person) {
    this.ledger = ledger;
    this.person = person;
  }

  /** A row to look at: id, event id, event type, body, error. */
  private record Row(long id, String eventId, String eventType, byte[] body, String error) {}

  private record Page(int changed, long last, boolean more) {}

  /** Does it; says how many rows were changed. */
  int run() {
    return all(LedgerSql.SELECT_DEAD_TEXTS, LedgerSql.WIPE_DEAD, LedgerSql.BLANK_DEAD)
        + all(LedgerSql.SELECT_OUTBOX_TEXTS, LedgerSql.WIPE_OUTBOX, LedgerSql.BLANK_OUTBOX)
        + all(LedgerSql.SELECT_WAITING_TEXTS, LedgerSql.WIPE_WAITING, LedgerSql.BLANK_WAITING);
  }

  /** A few rows in each transaction, so that the handler gets its turn in between. */
  private int all(String select, String wipe, String update) {
    int changed = 0;
    Page page = new Page(0, Long.MIN_VALUE, true);
    while (page.more()) {
      long after = page.last();
      List<Page> done = new ArrayList<>();
      ledger.change(statements -> done.add(step(statements, select, wipe, update, after)));
      page = done.get(0);
      changed += page.changed();
    }
    return changed;
  }

  private Page step(Statements statements, String select, String wipe, String update, long after)
      throws SQLException {
    List<Row> rows = rows(statements.get(select), after);
    int changed = 0;
    for (Row row : rows) {
      boolean body = person.concerns(row.body());
      boolean error = person.concerns(row.error());
      if (body || error) {
        PreparedStatement over = statements.get(wipe);
        over.setLong(1, row.id());
        over.executeUpdate();
        PreparedStatement write = statements.get(update);
        write.setBytes(
            1, body ? person.blank(row.body(), row.eventId(), row.eventType()) : row.body());
        write.setString(2, error ? Blanking.BLANKED_TEXT : row.error());
        write.setLong(3, row.id());
        changed += write.executeUpdate();
      }
    }
    long last = rows.isEmpty() ? after : rows.get(rows.size() - 1).id();
    return new Page(changed, last, rows.size() == STEP);
  }

  private static List<Row> rows(PreparedStatement select, long after) throws SQLException {
    List<Row> rows = new ArrayList<>();
    select.setLong(1, after);
    select.setInt(2, STEP);
    try (ResultSet found = select.executeQuery()) {
      while (found.next()) {
        rows.add(
            new Row(
                found.getLong(1),
                found.getString(2),
                found.getString(3),
                found.getBytes(4),
                found.getString(5)));
      }
    }
    return rows;
  }
}
