package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of {@code call_event}: what each event says, each event once. */
final class FactTable {

  /** How many events {@link #beside} reads: more than most calls have. */
  static final int BESIDE = 8;

  private static final String SELECT =
      "SELECT endpoint, event_id, kind, event_at, time_assumed, call_id, from_handle, to_handle,"
          + " chat_id, direction, duration_seconds, record_id FROM call_event ";
  private static final String LINE =
      SELECT + "WHERE line_key = ? AND (event_at, step, event_id, endpoint) ";
  private static final String NEXT =
      LINE + "> (?, ?, ?, ?) ORDER BY event_at, step, event_id, endpoint LIMIT " + BESIDE;
  private static final String PREVIOUS =
      LINE
          + "< (?, ?, ?, ?) ORDER BY event_at DESC, step DESC, event_id DESC, endpoint DESC LIMIT "
          + BESIDE;

  private final String counting =
      Stream.of(Kind.values())
          .map(
              kind ->
                  "SELECT * FROM ("
                      + SELECT
                      + "WHERE record_id = ? AND kind = '"
                      + kind.text()
                      + "' ORDER BY time_assumed, event_at, event_id, endpoint LIMIT 1) AS "
                      + kind.text())
          .collect(Collectors.joining(" UNION ALL "));

  /**
   * Adds an event that has no call id as a record of its own, and one that has an id to the record
   * of that id.
   *
   * @return false when the event is there already; then nothing is changed
   */
  boolean add(Sql sql, Fact fact, long sequence) throws SQLException {
    boolean inferred = fact.callId().isEmpty();
    String ownId = fact.key().recordId();
    return sql.update(
            "INSERT INTO call_event (endpoint, event_id, sequence, kind, step, event_at,"
                + " time_assumed, call_id, from_handle, to_handle, chat_id, direction,"
                + " duration_seconds, line_key, own_id, record_id)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (endpoint, event_id) DO NOTHING",
            fact.key().endpoint(),
            fact.key().eventId(),
            sequence,
            fact.kind().text(),
            fact.kind().ordinal(),
            Times.text(fact.at()).orElseThrow(),
            fact.stated() ? 0 : 1,
            fact.callId().orElse(null),
            fact.parties().from().orElse(null),
            fact.parties().to().orElse(null),
            fact.parties().chatId().orElse(null),
            fact.parties().direction().map(CallTable::text).orElse(null),
            fact.seconds().orElse(null),
            inferred ? fact.parties().lineKey(fact.key().endpoint()) : null,
            inferred ? ownId : null,
            fact.callId().orElse(ownId))
        > 0;
  }

  /**
   * The events of a record that count: of each kind the first, as {@link Fact#FIRST} says. At most
   * one per kind, however many there are.
   */
  List<Fact> counting(Sql sql, String recordId) throws SQLException {
    Object[] arguments = Collections.nCopies(Kind.values().length, recordId).toArray();
    return sql.query(FactTable::read, counting, arguments).stream().map(Member::fact).toList();
  }

  /** The events of a record in the order of their times, at most so many. */
  List<Member> ofRecord(Sql sql, String recordId, int limit) throws SQLException {
    return sql.query(
        FactTable::read,
        SELECT + "WHERE record_id = ? ORDER BY event_at, step, event_id, endpoint LIMIT ?",
        recordId,
        limit);
  }

  /** All events of some records. */
  List<Member> ofRecords(Sql sql, Collection<String> recordIds) throws SQLException {
    return sql.query(
        FactTable::read,
        SELECT + "WHERE record_id IN (" + Sql.places(recordIds.size()) + ")",
        recordIds.toArray());
  }

  /** The next {@link #BESIDE} events of a line on one side of an event, the nearest first. */
  List<Member> beside(Sql sql, String lineKey, Fact fact, boolean later) throws SQLException {
    return sql.query(
        FactTable::read,
        later ? NEXT : PREVIOUS,
        lineKey,
        Times.text(fact.at()).orElseThrow(),
        fact.kind().ordinal(),
        fact.key().eventId(),
        fact.key().endpoint());
  }

  /** Makes an event part of another record. */
  void move(Sql sql, EventKey key, String recordId) throws SQLException {
    sql.update(
        "UPDATE call_event SET record_id = ? WHERE endpoint = ? AND event_id = ?",
        recordId,
        key.endpoint(),
        key.eventId());
  }

  /** The record that an event without a call id is part of, by the id that it has alone. */
  Optional<String> recordOf(Sql sql, String ownId) throws SQLException {
    return sql
        .query(row -> row.getString(1), "SELECT record_id FROM call_event WHERE own_id = ?", ownId)
        .stream()
        .findFirst();
  }

  /**
   * Takes a handle out of all events that name it. Their lines get new keys, which tell nothing of
   * the handle; events that were on one line stay on one.
   *
   * @return the records that they are part of, one entry for each event
   */
  List<String> forget(Sql sql, String handle) throws SQLException {
    // Changes nothing, but takes the lock for writing first, so that what is read next stays true.
    sql.update(
        "UPDATE call_event SET kind = kind WHERE from_handle = ? OR to_handle = ?", handle, handle);
    List<String> records =
        sql.query(
            row -> row.getString(1),
            "SELECT record_id FROM call_event WHERE from_handle = ? OR to_handle = ?",
            handle,
            handle);
    for (List<String> line : lines(sql, handle)) {
      sql.update(
          "UPDATE call_event SET line_key = ? WHERE line_key = ?",
          "forgotten-" + line.get(1),
          line.get(0));
    }
    sql.update("UPDATE call_event SET from_handle = NULL WHERE from_handle = ?", handle);
    sql.update("UPDATE call_event SET to_handle = NULL WHERE to_handle = ?", handle);
    return records;
  }

  private static List<List<String>> lines(Sql sql, String handle) throws SQLException {
    return sql.query(
        row -> List.of(row.getString(1), row.getString(2)),
        "SELECT line_key, MIN(own_id) FROM call_event"
            + " WHERE line_key IS NOT NULL AND (from_handle = ? OR to_handle = ?)"
            + " GROUP BY line_key",
        handle,
        handle);
  }

  private static Member read(ResultSet row) throws SQLException {
    List<Optional<String>> texts = new ArrayList<>();
    for (int i = 6; i <= 10; i++) {
      texts.add(Optional.ofNullable(row.getString(i)));
    }
    long seconds = row.getLong(11);
    Optional<Long> duration = row.wasNull() ? Optional.empty() : Optional.of(seconds);
    Optional<Direction> direction = texts.get(4).map(CallTable::direction);
    return new Member(
        new Fact(
            new EventKey(row.getString(1), row.getString(2)),
            Kind.of(row.getString(3)),
            Times.time(row.getString(4)),
            row.getInt(5) == 0,
            texts.get(0),
            new Parties(texts.get(1), texts.get(2), texts.get(3), direction),
            duration),
        row.getString(12));
  }
}
