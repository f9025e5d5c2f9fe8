package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.EventPage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Reads the log page by page. With a choice of types it first looks through a stretch of the log as
 * it stands, which is all there is for a reader that keeps up; where that stretch has nothing, the
 * index of types says where to go on.
 */
final class EventReader {

  /** Bodies of one page, in bytes: several readers must fit into a small heap. */
  static final long PAGE_BYTES = 8L * 1024 * 1024;

  private static final int STRETCH = 512;

  private final LogReads reads;
  private final LogStatus status;

  /** Reads up to what {@code status} says is committed. */
  EventReader(LogReads reads, LogStatus status) {
    this.reads = reads;
    this.status = status;
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#read}. */
  EventPage read(long after, Collection<String> types, int limit) {
    // Asked before the reading begins, so that everything up to here can be seen by it.
    long last = status.counts().lastSequence();
    if (after >= last) {
      return new EventPage(List.of(), after);
    }
    Set<String> chosen = Set.copyOf(types);
    return reads.read(
        "reading events",
        connection ->
            chosen.isEmpty()
                ? stretch(connection, after, last, chosen, limit)
                : chosen(connection, after, last, chosen, limit));
  }

  private static EventPage chosen(
      Connection connection, long after, long last, Set<String> types, int limit)
      throws SQLException {
    long end = Math.min(last, after + Math.max(STRETCH, limit));
    EventPage page = stretch(connection, after, end, types, limit);
    if (!page.events().isEmpty() || end == last) {
      return page;
    }
    long next = next(connection, end, last, types);
    return next > last
        ? new EventPage(List.of(), last)
        : stretch(
            connection, next - 1, Math.min(last, next + Math.max(STRETCH, limit)), types, limit);
  }

  /** Looks through everything above {@code after} up to {@code end}. */
  private static EventPage stretch(
      Connection connection, long after, long end, Set<String> types, int limit)
      throws SQLException {
    EventRows found = new EventRows(limit, PAGE_BYTES);
    String sql = LogSql.SELECT_EVENTS + LogSql.AND_READABLE + LogSql.BY_SEQUENCE;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, after);
      select.setLong(2, end + 1);
      try (ResultSet rows = select.executeQuery()) {
        while (!found.full() && rows.next()) {
          if (types.isEmpty() || types.contains(rows.getString(2))) {
            found.add(rows);
          }
        }
      }
    }
    return new EventPage(found.events(), found.full() ? found.last() : end);
  }

  /** The next event of these types; beyond {@code last} when there is none. */
  private static long next(Connection connection, long after, long last, Set<String> types)
      throws SQLException {
    List<Long> firsts = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_NEXT_OF_TYPE)) {
      for (String type : types) {
        select.setString(1, type);
        select.setLong(2, after);
        select.setLong(3, last);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            firsts.add(row.getLong(1));
          }
        }
      }
    }
    return firsts.stream().mapToLong(Long::longValue).min().orElse(last + 1);
  }
}
