package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds events for operators and retries: by sequence, by id, by time. */
final class EventFinder {

  /** Bodies of one answer to an operator, in bytes. */
  private static final long ANSWER_BYTES = 32L * 1024 * 1024;

  private final Database database;
  private final LogSql sql;

  EventFinder(Database database) {
    this.database = database;
    this.sql = new LogSql(database.schema());
  }

  /** Those that are still there, in the order of sequence. */
  List<StoredEvent> bySequence(Collection<Long> sequences) {
    return sequences.isEmpty()
        ? List.of()
        : find(
            "e.sequence = ANY (?)" + sql.visible + " ORDER BY e.sequence",
            List.of((Object) sequences.toArray(Long[]::new)));
  }

  /** Those with this id, oldest first. */
  List<StoredEvent> byEventId(String eventId) {
    return find(
        "e.sequence IN (SELECT "
            + sql.table("events_of_id_hash_1")
            + "(?)) AND e.event_id = ?"
            + sql.visible
            + " ORDER BY e.sequence",
        List.of(eventId.hashCode(), StoredText.of(eventId)));
  }

  /** Unreadable ones, newest first. */
  List<StoredEvent> unreadable(long before, int limit) {
    return answer(
        "e.readable = 0 AND e.sequence < ?" + sql.visible + " ORDER BY e.sequence DESC LIMIT ?",
        List.of(before, limit));
  }

  /** First and last received in a span of time. */
  Optional<SequenceRange> range(Instant from, Instant to) {
    String select =
        "SELECT min(e.sequence), max(e.sequence) FROM "
            + sql.table("event")
            + " e WHERE e.received_at >= ? AND e.received_at < ? AND e.day >= ? AND e.day <= ?"
            + sql.visible;
    return database.with(
        "looking for a span of time",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(select)) {
            bind(connection, statement, timeSpan(Millis.of(from), Millis.of(to)));
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getObject(1) == null
                  ? Optional.empty()
                  : Optional.of(new SequenceRange(row.getLong(1), row.getLong(2)));
            }
          }
        });
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#search}. */
  List<StoredEvent> search(EventSearch search) {
    List<Object> values = new ArrayList<>(List.of(search.after(), search.before()));
    StringBuilder where = new StringBuilder("e.sequence > ? AND e.sequence < ?");
    if (search.eventType().isPresent()) {
      where.append(" AND e.type_hash = ? AND e.event_type = ?");
      values.add(search.eventType().get().hashCode());
      values.add(StoredText.of(search.eventType().get()));
    }
    if (search.endpoint().isPresent()) {
      where.append(" AND e.endpoint = ?");
      values.add(StoredText.of(search.endpoint().get()));
    }
    if (search.from().isPresent() || search.to().isPresent()) {
      where.append(" AND e.received_at >= ? AND e.received_at < ? AND e.day >= ? AND e.day <= ?");
      values.addAll(
          timeSpan(
              search.from().map(Millis::of).orElse(Long.MIN_VALUE),
              search.to().map(Millis::of).orElse(Long.MAX_VALUE)));
    }
    where
        .append(sql.visible)
        .append(search.newestFirst() ? " ORDER BY e.sequence DESC" : " ORDER BY e.sequence")
        .append(" LIMIT ?");
    values.add(search.limit());
    return answer(where.toString(), values);
  }

  private static List<Object> timeSpan(long from, long to) {
    return List.of(from, to, Days.of(from), Days.of(to));
  }

  private List<StoredEvent> answer(String where, List<Object> values) {
    List<Object> all = new ArrayList<>(values);
    all.add(ANSWER_BYTES);
    return run(LogSql.cutOff(sql.select + where), all);
  }

  private List<StoredEvent> find(String where, List<Object> values) {
    return run(sql.select + where, values);
  }

  private List<StoredEvent> run(String select, List<Object> values) {
    return database.with(
        "looking for events",
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(select)) {
            bind(connection, statement, values);
            return EventRow.all(statement);
          }
        });
  }

  private static void bind(Connection connection, PreparedStatement statement, List<?> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Long[] sequences) {
        statement.setArray(i + 1, connection.createArrayOf("int8", sequences));
      } else {
        statement.setObject(i + 1, values.get(i));
      }
    }
  }
}
