package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.core.inbox.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Reads the log page by page. */
final class EventReader {

  /** Bodies of one page, in bytes: several readers must fit into a small heap. */
  private static final long PAGE_BYTES = 8L * 1024 * 1024;

  private final Database database;
  private final Status status;
  private final LogSql sql;

  /** Reads up to what {@code status} says is committed. */
  EventReader(Database database, Status status) {
    this.database = database;
    this.status = status;
    this.sql = new LogSql(database.schema());
  }

  private String select(boolean chosen, boolean spread) {
    return LogSql.cutOff(
        sql.select
            + "e.sequence > ? AND e.sequence <= ? AND e.readable = 1"
            + (chosen ? " AND e.type_hash = ANY (?) AND e.event_type = ANY (?)" : "")
            + (spread ? " AND mod(e.order_hash, ?) = ANY (?)" : "")
            + sql.visible
            + " ORDER BY e.sequence LIMIT ?");
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#read}. */
  EventPage read(long after, Collection<String> types, Shards shards, int limit) {
    // Asked before the reading begins, so that everything up to here can be seen by it.
    long last = status.counts().lastSequence();
    if (after >= last) {
      return new EventPage(List.of(), after);
    }
    List<StoredEvent> events =
        database.with(
            "reading events", connection -> read(connection, after, last, types, shards, limit));
    return new EventPage(events, full(events, limit) ? last(events) : last);
  }

  private List<StoredEvent> read(
      Connection connection,
      long after,
      long last,
      Collection<String> types,
      Shards shards,
      int limit)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(select(!types.isEmpty(), !shards.all()))) {
      int place = 1;
      select.setLong(place++, after);
      select.setLong(place++, last);
      if (!types.isEmpty()) {
        Object[] hashes = types.stream().map(String::hashCode).toArray();
        Object[] names = types.stream().map(StoredText::of).toArray();
        select.setArray(place++, connection.createArrayOf("int4", hashes));
        select.setArray(place++, connection.createArrayOf("text", names));
      }
      if (!shards.all()) {
        select.setInt(place++, shards.of());
        select.setArray(place++, connection.createArrayOf("int4", shards.numbers().toArray()));
      }
      select.setInt(place++, limit);
      select.setLong(place, PAGE_BYTES);
      return EventRow.all(select);
    }
  }

  private static boolean full(List<StoredEvent> events, int limit) {
    return events.size() >= limit
        || events.stream().mapToLong(event -> event.body().length).sum() >= PAGE_BYTES;
  }

  private static long last(List<StoredEvent> events) {
    return events.get(events.size() - 1).sequence();
  }
}
