package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.StoredEvent;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads rows of the table of events; see {@link LogSql}. */
final class EventRow {

  private EventRow() {}

  /** All rows of a statement. */
  static List<StoredEvent> all(PreparedStatement select) throws SQLException {
    List<StoredEvent> events = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        events.add(read(rows));
      }
    }
    return events;
  }

  private static StoredEvent read(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getLong(1),
        StoredText.read(row.getString(3)),
        StoredText.read(row.getString(6)),
        StoredText.read(row.getString(2)),
        row.getInt(4) == 1,
        Instant.ofEpochMilli(row.getLong(5)),
        row.getBytes(7));
  }
}
