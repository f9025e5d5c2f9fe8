package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Interest;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the log remembers of handlers. */
final class HandlerTable {

  private final Database database;
  private final String select;
  private final String upsert;
  private final String deleteInterests;
  private final String insertInterest;

  HandlerTable(Database database) {
    this.database = database;
    String schema = database.schema();
    // Ordered here, not by the database: its collation need not be that of SQLite.
    this.select =
        "SELECT h.name, h.first_seen, h.paused, i.event_type, i.parked_through, i.live_from FROM "
            + schema
            + ".handler h LEFT JOIN "
            + schema
            + ".interest i ON i.handler = h.name ORDER BY h.name COLLATE \"C\", i.place";
    this.upsert =
        "INSERT INTO "
            + schema
            + ".handler (name, first_seen, paused) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
            + " SET first_seen = excluded.first_seen, paused = excluded.paused";
    this.deleteInterests = "DELETE FROM " + schema + ".interest WHERE handler = ?";
    this.insertInterest =
        "INSERT INTO "
            + schema
            + ".interest (handler, place, event_type, parked_through, live_from)"
            + " VALUES (?, ?, ?, ?, ?)";
  }

  /** All of them, by name. */
  List<HandlerRecord> read() {
    return database.with("reading the handlers", this::read);
  }

  private List<HandlerRecord> read(Connection connection) throws SQLException {
    List<HandlerRecord> handlers = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(select);
        ResultSet rows = statement.executeQuery()) {
      boolean more = rows.next();
      while (more) {
        String name = rows.getString(1);
        Instant firstSeen = Instant.ofEpochMilli(rows.getLong(2));
        boolean paused = rows.getInt(3) == 1;
        List<Interest> interests = new ArrayList<>();
        while (more && rows.getString(1).equals(name)) {
          if (rows.getString(4) != null) {
            interests.add(
                new Interest(StoredText.read(rows.getString(4)), rows.getLong(5), rows.getLong(6)));
          }
          more = rows.next();
        }
        handlers.add(new HandlerRecord(name, firstSeen, paused, interests));
      }
    }
    return handlers;
  }

  /** Replaces what is known of one. */
  void write(HandlerRecord handler) {
    database.inTransaction("storing a handler", connection -> write(connection, handler));
  }

  /** The same as a part of a transaction. */
  HandlerRecord write(Connection connection, HandlerRecord handler) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(upsert)) {
      statement.setString(1, handler.name());
      statement.setLong(2, Millis.of(handler.firstSeen()));
      statement.setInt(3, handler.paused() ? 1 : 0);
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(deleteInterests)) {
      statement.setString(1, handler.name());
      statement.executeUpdate();
    }
    try (PreparedStatement statement = connection.prepareStatement(insertInterest)) {
      int place = 0;
      for (Interest interest : handler.interests()) {
        statement.setString(1, handler.name());
        statement.setInt(2, place++);
        statement.setString(3, StoredText.of(interest.eventType()));
        statement.setLong(4, interest.parkedThrough());
        statement.setLong(5, interest.liveFrom());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return handler;
  }
}
