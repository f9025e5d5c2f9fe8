package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/** Collects the rows of one batch and writes each table's rows together. */
final class EventInserter {

  /** So much of a conflicting body is kept, in bytes. */
  static final int CONFLICT_BYTES = 16 * 1024;

  private final Statements db;
  private int events;
  private int conflicts;

  /** Writes to this database. */
  EventInserter(Statements db) {
    this.db = db;
  }

  /** Adds a new event. */
  void event(long sequence, PendingAppend append) throws SQLException {
    NewEvent event = append.event();
    PreparedStatement insert = db.get(LogSql.INSERT_EVENT);
    insert.setLong(1, sequence);
    insert.setString(2, event.eventType());
    insert.setString(3, event.endpoint());
    insert.setInt(4, event.readable() ? 1 : 0);
    insert.setLong(5, Millis.of(event.receivedAt()));
    insert.setString(6, event.eventId());
    insert.setBytes(7, event.body());
    insert.addBatch();
    events++;
  }

  /** Adds a delivery that has the key of another event and a body of its own. */
  void conflict(long knownSequence, PendingAppend append) throws SQLException {
    NewEvent event = append.event();
    PreparedStatement insert = db.get(LogSql.INSERT_CONFLICT);
    insert.setLong(1, knownSequence);
    insert.setLong(2, Millis.of(event.receivedAt()));
    insert.setString(3, event.endpoint());
    insert.setString(4, event.eventType());
    insert.setString(5, event.eventId());
    insert.setBytes(6, append.bodyDigest().bytes());
    insert.setInt(7, event.body().length);
    insert.setBytes(8, Arrays.copyOf(event.body(), Math.min(event.body().length, CONFLICT_BYTES)));
    insert.addBatch();
    conflicts++;
  }

  /** Writes what was added. */
  void flush() throws SQLException {
    if (events > 0) {
      db.get(LogSql.INSERT_EVENT).executeBatch();
      events = 0;
    }
    if (conflicts > 0) {
      db.get(LogSql.INSERT_CONFLICT).executeBatch();
      conflicts = 0;
    }
  }
}
