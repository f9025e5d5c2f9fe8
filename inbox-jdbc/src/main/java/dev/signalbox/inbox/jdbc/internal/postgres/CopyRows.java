package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.inbox.jdbc.internal.copy.CopyTarget.Progress;
import dev.signalbox.inbox.jdbc.internal.copy.CopyTotals;
import dev.signalbox.inbox.jdbc.internal.copy.StoredConflict;
import dev.signalbox.inbox.jdbc.internal.copy.StoredKey;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/** Puts rows into the log under the numbers they have. */
final class CopyRows {

  private final String schema;
  private final Days days;
  private final Function<NewEvent, String> orderKeys;

  /**
   * Into a schema.
   *
   * @param orderKeys as of a node, so that old and new events of a key are in the same shard
   */
  CopyRows(String schema, Function<NewEvent, String> orderKeys) {
    this.schema = schema;
    this.orderKeys = orderKeys;
    this.days = new Days(schema);
  }

  Progress progress(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                in(
                    "SELECT (SELECT max(sequence) FROM S.event), (SELECT max(sequence) FROM"
                        + " S.dedupe), (SELECT max(id) FROM S.conflict)"))) {
      row.next();
      return new Progress(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  int events(Connection connection, List<StoredEvent> events) throws SQLException {
    ensure(connection, events.stream().mapToLong(event -> Millis.of(event.receivedAt())));
    try (PreparedStatement insert =
        connection.prepareStatement(
            in(
                "INSERT INTO S.event (sequence, day, received_at, type_hash, id_hash, readable,"
                    + " event_type, endpoint, event_id, body, order_hash)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))) {
      for (StoredEvent event : events) {
        long received = Millis.of(event.receivedAt());
        insert.setLong(1, event.sequence());
        insert.setInt(2, Days.of(received));
        insert.setLong(3, received);
        insert.setInt(4, event.eventType().hashCode());
        insert.setInt(5, event.eventId().hashCode());
        insert.setShort(6, (short) (event.readable() ? 1 : 0));
        insert.setString(7, StoredText.of(event.eventType()));
        insert.setString(8, StoredText.of(event.endpoint()));
        insert.setString(9, StoredText.of(event.eventId()));
        insert.setBytes(10, event.body());
        insert.setInt(11, orderHash(event));
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  /** An event without an order key may be anywhere. */
  private int orderHash(StoredEvent event) {
    String place = "copied " + event.sequence();
    String key =
        event.readable()
            ? orderKeys.apply(
                new NewEvent(
                    event.endpoint(),
                    place,
                    event.eventId(),
                    event.eventType(),
                    true,
                    event.receivedAt(),
                    event.body()))
            : "";
    return OrderHash.of(key.isEmpty() ? place : key);
  }

  int keys(Connection connection, List<StoredKey> keys) throws SQLException {
    ensure(connection, keys.stream().mapToLong(StoredKey::receivedAt));
    try (PreparedStatement insert =
        connection.prepareStatement(
            in(
                "INSERT INTO S.dedupe (dedupe_key, day, sequence, received_at, body_digest)"
                    + " VALUES (?, S.keys_day_1(?), ?, ?, ?)"))) {
      for (StoredKey key : keys) {
        insert.setBytes(1, key.key().bytes());
        insert.setInt(2, Days.of(key.receivedAt()));
        insert.setLong(3, key.sequence());
        insert.setLong(4, key.receivedAt());
        insert.setBytes(5, key.body().bytes());
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  int conflicts(Connection connection, List<StoredConflict> conflicts) throws SQLException {
    ensure(connection, conflicts.stream().mapToLong(StoredConflict::receivedAt));
    try (PreparedStatement insert =
        connection.prepareStatement(
            in(
                "INSERT INTO S.conflict (id, day, sequence, received_at, endpoint, event_type,"
                    + " event_id, body_digest, body_length, body_start)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))) {
      for (StoredConflict conflict : conflicts) {
        insert.setLong(1, conflict.id());
        insert.setInt(2, Days.of(conflict.receivedAt()));
        insert.setLong(3, conflict.sequence());
        insert.setLong(4, conflict.receivedAt());
        insert.setString(5, StoredText.of(conflict.endpoint()));
        insert.setString(6, StoredText.of(conflict.eventType()));
        insert.setString(7, StoredText.of(conflict.eventId()));
        insert.setBytes(8, conflict.body().bytes());
        insert.setInt(9, conflict.bodyLength());
        insert.setBytes(10, conflict.bodyStart());
        insert.addBatch();
      }
      return insert.executeBatch().length;
    }
  }

  /** Later conflicts get higher numbers. */
  void afterConflicts(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          in(
              "SELECT setval('S.conflict_id', GREATEST((SELECT max(id) FROM S.conflict), 1),"
                  + " (SELECT max(id) FROM S.conflict) IS NOT NULL)"));
    }
  }

  CopyTotals totals(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                in(
                    "SELECT max(sequence), count(*), count(*) FILTER (WHERE readable = 0),"
                        + " (SELECT count(*) FROM S.dedupe), (SELECT count(*) FROM S.conflict)"
                        + " FROM S.event"))) {
      row.next();
      return new CopyTotals(
          row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
  }

  private void ensure(Connection connection, LongStream received) throws SQLException {
    days.ensure(connection, received.mapToInt(Days::of).distinct().boxed().toList());
  }

  private String in(String sql) {
    return sql.replace("S.", schema + ".");
  }
}
