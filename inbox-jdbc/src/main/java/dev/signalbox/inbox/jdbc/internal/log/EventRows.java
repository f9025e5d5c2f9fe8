package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads rows of the table of events, until there are enough of them: by number or by the bytes of
 * their bodies. One event is always enough, however large it is.
 */
final class EventRows {

  private final int limit;
  private final long maxBytes;
  private final List<StoredEvent> events = new ArrayList<>();
  private long bytes;

  /** At most so many events, and no more once their bodies have so many bytes. */
  EventRows(int limit, long maxBytes) {
    this.limit = limit;
    this.maxBytes = maxBytes;
  }

  /** Whether there are enough. */
  boolean full() {
    return events.size() >= limit || bytes >= maxBytes;
  }

  /** What was read. */
  List<StoredEvent> events() {
    return events;
  }

  /** The sequence of the last one. */
  long last() {
    return events.get(events.size() - 1).sequence();
  }

  /** Reads on to the end of the rows, or until there are enough. */
  void addAll(ResultSet rows) throws SQLException {
    while (!full() && rows.next()) {
      add(rows);
    }
  }

  /** Reads the row that the result stands on. */
  void add(ResultSet row) throws SQLException {
    StoredEvent event =
        new StoredEvent(
            row.getLong(1),
            row.getString(3),
            row.getString(6),
            row.getString(2),
            row.getInt(4) == 1,
            Instant.ofEpochMilli(row.getLong(5)),
            row.getBytes(7));
    events.add(event);
    bytes += event.body().length;
  }
}
