package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Interest;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the log remembers of handlers. */
final class HandlerTable {

  private HandlerTable() {}

  /** All of them, by name. */
  static List<HandlerRecord> read(Connection connection) throws SQLException {
    List<HandlerRecord> handlers = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_HANDLERS);
        ResultSet rows = select.executeQuery()) {
      boolean more = rows.next();
      while (more) {
        String name = rows.getString(1);
        Instant firstSeen = Instant.ofEpochMilli(rows.getLong(2));
        boolean paused = rows.getInt(3) == 1;
        List<Interest> interests = new ArrayList<>();
        while (more && rows.getString(1).equals(name)) {
          if (rows.getString(4) != null) {
            interests.add(new Interest(rows.getString(4), rows.getLong(5), rows.getLong(6)));
          }
          more = rows.next();
        }
        handlers.add(new HandlerRecord(name, firstSeen, paused, interests));
      }
    }
    return handlers;
  }

  /** Replaces what is known of one. */
  static void write(Statements db, HandlerRecord handler) throws SQLException {
    PreparedStatement upsert = db.get(LogSql.UPSERT_HANDLER);
    upsert.setString(1, handler.name());
    upsert.setLong(2, Millis.of(handler.firstSeen()));
    upsert.setInt(3, handler.paused() ? 1 : 0);
    upsert.executeUpdate();
    PreparedStatement delete = db.get(LogSql.DELETE_INTERESTS);
    delete.setString(1, handler.name());
    delete.executeUpdate();
    PreparedStatement insert = db.get(LogSql.INSERT_INTEREST);
    int place = 0;
    for (Interest interest : handler.interests()) {
      insert.setString(1, handler.name());
      insert.setInt(2, place++);
      insert.setString(3, interest.eventType());
      insert.setLong(4, interest.parkedThrough());
      insert.setLong(5, interest.liveFrom());
      insert.executeUpdate();
    }
  }
}
