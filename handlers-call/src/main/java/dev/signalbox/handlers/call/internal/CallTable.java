package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of {@code call_record}: one for each call. */
final class CallTable {

  private static final String SELECT =
      "SELECT record_id, call_id, outcome, started_at, ringing_at, answered_at, ended_at,"
          + " ring_seconds, talk_seconds, from_handle, to_handle, chat_id, direction"
          + " FROM call_record ";

  /** The call with this record id. */
  Optional<Call> find(Sql sql, String recordId) throws SQLException {
    return select(sql, "WHERE record_id = ?", recordId).stream().findFirst();
  }

  /** The calls with these record ids, by record id; those that there are. */
  Map<String, Call> find(Sql sql, Collection<String> recordIds) throws SQLException {
    return select(
            sql, "WHERE record_id IN (" + Sql.places(recordIds.size()) + ")", recordIds.toArray())
        .stream()
        .collect(Collectors.toMap(Call::recordId, call -> call));
  }

  /**
   * The calls that a condition selects.
   *
   * @param condition what follows {@code FROM call_record}
   */
  List<Call> select(Sql sql, String condition, Object... arguments) throws SQLException {
    return sql.query(CallTable::read, SELECT + condition, arguments);
  }

  /** Adds or replaces a call. */
  void put(Sql sql, Call call) throws SQLException {
    sql.update(
        "INSERT INTO call_record (record_id, call_id, inferred, outcome, started_at, ringing_at,"
            + " answered_at, ended_at, ring_seconds, talk_seconds, from_handle, to_handle,"
            + " chat_id, direction) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (record_id) DO UPDATE SET call_id = excluded.call_id,"
            + " inferred = excluded.inferred, outcome = excluded.outcome,"
            + " started_at = excluded.started_at, ringing_at = excluded.ringing_at,"
            + " answered_at = excluded.answered_at, ended_at = excluded.ended_at,"
            + " ring_seconds = excluded.ring_seconds, talk_seconds = excluded.talk_seconds,"
            + " from_handle = excluded.from_handle, to_handle = excluded.to_handle,"
            + " chat_id = excluded.chat_id, direction = excluded.direction",
        call.recordId(),
        call.callId().orElse(null),
        call.inferred() ? 1 : 0,
        call.outcome().text(),
        Times.text(call.startedAt()).orElseThrow(),
        text(call.ringingAt()),
        text(call.answeredAt()),
        text(call.endedAt()),
        call.ring().orElse(null),
        call.talk().orElse(null),
        call.parties().from().orElse(null),
        call.parties().to().orElse(null),
        call.parties().chatId().orElse(null),
        call.parties().direction().map(CallTable::text).orElse(null));
  }

  /** Removes a call whose events are now part of others. */
  void remove(Sql sql, String recordId) throws SQLException {
    sql.update("DELETE FROM call_record WHERE record_id = ?", recordId);
  }

  /** A direction as a column. */
  static String text(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  /** The direction of a column that {@link #text(Direction)} wrote. */
  static Direction direction(String text) {
    return Direction.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static String text(Optional<Instant> time) {
    return time.flatMap(Times::text).orElse(null);
  }

  private static Call read(ResultSet row) throws SQLException {
    return new Call(
        row.getString(1),
        Optional.ofNullable(row.getString(2)),
        Outcome.parse(row.getString(3)).orElseThrow(),
        Times.time(row.getString(4)),
        time(row, 5),
        time(row, 6),
        time(row, 7),
        number(row, 8),
        number(row, 9),
        new Parties(
            Optional.ofNullable(row.getString(10)),
            Optional.ofNullable(row.getString(11)),
            Optional.ofNullable(row.getString(12)),
            Optional.ofNullable(row.getString(13)).map(CallTable::direction)));
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(Times::time);
  }

  private static Optional<Long> number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
