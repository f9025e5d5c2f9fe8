package dev.signalbox.handlers.phonenumber.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rows of {@code line}: how each line stands now. */
final class LineTable {

  private static final String SELECT =
      "SELECT phone_number, status, status_at, status_created_at, status_event_id,"
          + " status_endpoint, reputation, reputation_at, reputation_created_at,"
          + " reputation_event_id, reputation_endpoint FROM line ";

  /** A line, as of {@link LineNumber#normal}. */
  Optional<Line> find(Sql sql, String phoneNumber) throws SQLException {
    return sql.query(LineTable::line, SELECT + "WHERE phone_number = ?", phoneNumber).stream()
        .findFirst();
  }

  /**
   * Lines in the order of their numbers.
   *
   * @param standing only those with this standing
   * @param after only those behind this number; empty text for all
   */
  List<Line> list(Sql sql, Optional<Standing> standing, String after, int limit)
      throws SQLException {
    List<Object> arguments = new ArrayList<>(List.of(after));
    standing.ifPresent(wanted -> arguments.add(wanted.text()));
    arguments.add(limit);
    return sql.query(
        LineTable::line,
        SELECT
            + "WHERE phone_number > ?"
            + standing.map(wanted -> " AND standing = ?").orElse("")
            + " ORDER BY phone_number LIMIT ?",
        arguments.toArray());
  }

  /** How many lines have this standing. */
  int count(Sql sql, Standing standing) throws SQLException {
    return sql.query(
            row -> row.getInt(1), "SELECT COUNT(*) FROM line WHERE standing = ?", standing.text())
        .get(0);
  }

  /** Adds or replaces a line. */
  void put(Sql sql, Line line) throws SQLException {
    List<Object> arguments = new ArrayList<>(List.of(line.phoneNumber(), line.standing().text()));
    arguments.addAll(cells(line.status()));
    arguments.addAll(cells(line.reputation()));
    sql.update(
        "INSERT INTO line (phone_number, standing, status, status_at, status_created_at,"
            + " status_event_id, status_endpoint, reputation, reputation_at,"
            + " reputation_created_at, reputation_event_id, reputation_endpoint)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (phone_number) DO UPDATE SET standing = excluded.standing,"
            + " status = excluded.status, status_at = excluded.status_at,"
            + " status_created_at = excluded.status_created_at,"
            + " status_event_id = excluded.status_event_id,"
            + " status_endpoint = excluded.status_endpoint,"
            + " reputation = excluded.reputation, reputation_at = excluded.reputation_at,"
            + " reputation_created_at = excluded.reputation_created_at,"
            + " reputation_event_id = excluded.reputation_event_id,"
            + " reputation_endpoint = excluded.reputation_endpoint",
        arguments.toArray());
  }

  /** Removes a line. */
  int remove(Sql sql, String phoneNumber) throws SQLException {
    return sql.update("DELETE FROM line WHERE phone_number = ?", phoneNumber);
  }

  private static List<Object> cells(Optional<Fact> fact) {
    List<Object> cells = new ArrayList<>();
    cells.add(fact.map(Fact::value).orElse(null));
    cells.add(fact.map(known -> known.moment().at()).orElse(null));
    cells.add(fact.map(known -> known.moment().createdAt()).orElse(null));
    cells.add(fact.map(known -> known.moment().eventId()).orElse(null));
    cells.add(fact.map(known -> known.moment().endpoint()).orElse(null));
    return cells;
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(row.getString(1), fact(row, 2), fact(row, 7));
  }

  private static Optional<Fact> fact(ResultSet row, int first) throws SQLException {
    return row.getString(first) == null
        ? Optional.empty()
        : Optional.of(
            new Fact(
                row.getString(first),
                new Moment(
                    row.getString(first + 1),
                    row.getString(first + 2),
                    row.getString(first + 3),
                    row.getString(first + 4))));
  }
}
