package dev.signalbox.handlers.phonenumber.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Rows of {@code line_change}: the history of all lines. An event that came in at two endpoints has
 * two rows, of which the one with the smaller name is shown.
 */
final class ChangeTable {

  /** Adds a change. */
  void add(Sql sql, Change change) throws SQLException {
    sql.update(
        "INSERT INTO line_change (event_id, endpoint, phone_number, changed_at, created_at,"
            + " previous_status, new_status, previous_reputation, new_reputation)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_id, endpoint) DO NOTHING",
        change.moment().eventId(),
        change.moment().endpoint(),
        change.phoneNumber(),
        change.moment().at(),
        change.moment().createdAt(),
        change.previousStatus().orElse(null),
        change.newStatus().orElse(null),
        change.previousReputation().orElse(null),
        change.newReputation().orElse(null));
  }

  /** The newest changes of a line, newest first. */
  List<Change> newest(Sql sql, String phoneNumber, int limit) throws SQLException {
    return sql.query(
        ChangeTable::change,
        "SELECT event_id, endpoint, phone_number, changed_at, created_at, previous_status,"
            + " new_status, previous_reputation, new_reputation FROM line_change c"
            + " WHERE phone_number = ? AND NOT EXISTS (SELECT 1 FROM line_change d"
            + " WHERE d.event_id = c.event_id AND d.phone_number = c.phone_number"
            + " AND d.endpoint < c.endpoint)"
            + " ORDER BY changed_at DESC, created_at DESC, event_id DESC LIMIT ?",
        phoneNumber,
        limit);
  }

  /** Since when a line's status has been what it is. */
  String statusSince(Sql sql, String phoneNumber, Fact status) throws SQLException {
    return since(sql, "new_status", phoneNumber, status);
  }

  /** Since when a line's reputation has been what it is. */
  String reputationSince(Sql sql, String phoneNumber, Fact reputation) throws SQLException {
    return since(sql, "new_reputation", phoneNumber, reputation);
  }

  /** Removes the history of a line. */
  int remove(Sql sql, String phoneNumber) throws SQLException {
    return sql.update("DELETE FROM line_change WHERE phone_number = ?", phoneNumber);
  }

  /** The first change to the value after the last one to another value. */
  private static String since(Sql sql, String column, String phoneNumber, Fact fact)
      throws SQLException {
    return sql.query(
            row -> Optional.ofNullable(row.getString(1)),
            "SELECT MIN(changed_at) FROM line_change WHERE phone_number = ? AND "
                + column
                + " = ? AND changed_at > COALESCE((SELECT MAX(changed_at) FROM line_change"
                + " WHERE phone_number = ? AND "
                + column
                + " <> ?), '')",
            phoneNumber,
            fact.value(),
            phoneNumber,
            fact.value())
        .get(0)
        // Two changes at the same time, to one value and to another.
        .orElse(fact.moment().at());
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getString(3),
        new Moment(row.getString(4), row.getString(5), row.getString(1), row.getString(2)),
        Optional.ofNullable(row.getString(6)),
        Optional.ofNullable(row.getString(7)),
        Optional.ofNullable(row.getString(8)),
        Optional.ofNullable(row.getString(9)));
  }
}
