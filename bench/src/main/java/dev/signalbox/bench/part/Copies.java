package dev.signalbox.bench.part;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Copies events within an inbox, by SQL and without syncs: ten millions of them would take a
 * quarter of an hour to append. The copies have random dedupe keys of their own, in the table of
 * keys as well, so that what appending feels is as large as it would be.
 */
final class Copies {

  /** Events per row of the table of blocks; whole blocks are copied. */
  static final int BLOCK = 256;

  private static final List<String> EACH =
      List.of(
          """
          INSERT INTO signalbox_event (sequence, event_type, endpoint, readable, received_at, event_id, body)
          SELECT sequence + ?1, event_type, endpoint, readable, received_at, event_id, body
          FROM signalbox_event WHERE sequence <= ?2 ORDER BY sequence""",
          """
          INSERT INTO signalbox_dedupe (sequence, received_at, body_digest, dedupe_key)
          SELECT sequence + ?1, received_at, body_digest, randomblob(16)
          FROM signalbox_dedupe WHERE sequence <= ?2 ORDER BY sequence""",
          """
          INSERT INTO signalbox_block (first_sequence, last_sequence, min_received, max_received, events, dedupe_keys, id_hashes)
          SELECT first_sequence + ?1, last_sequence + ?1, min_received, max_received, events, dedupe_keys, id_hashes
          FROM signalbox_block WHERE last_sequence <= ?2 ORDER BY first_sequence""");

  private Copies() {}

  /** Copies the events 1 to {@code events}, which must be all there are, so many times. */
  static void make(Path file, int events, int times) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      require(statement, events);
      statement.execute("PRAGMA journal_mode = OFF");
      statement.execute("PRAGMA synchronous = OFF");
      statement.execute("PRAGMA cache_size = -262144");
      connection.setAutoCommit(false);
      for (int time = 1; time <= times; time++) {
        for (String sql : EACH) {
          try (PreparedStatement copy = connection.prepareStatement(sql)) {
            copy.setLong(1, (long) time * events);
            copy.setLong(2, events);
            copy.executeUpdate();
          }
        }
      }
      long last = (long) (times + 1) * events;
      statement.executeUpdate(
          """
          INSERT INTO signalbox_key (dedupe_key, sequence)
          SELECT dedupe_key, sequence FROM signalbox_dedupe WHERE true
          ORDER BY dedupe_key ON CONFLICT (dedupe_key) DO NOTHING""");
      statement.executeUpdate(
          "UPDATE signalbox_state SET last_sequence = %1$d, events = %1$d, indexed_through = %1$d"
              .formatted(last));
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  private static void require(Statement statement, int events) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "SELECT min(sequence), max(sequence), count(*) FROM signalbox_event")) {
      if (!found.next()
          || found.getLong(1) != 1
          || found.getLong(2) != events
          || found.getLong(3) != events) {
        throw new IllegalStateException(
            "expected the events 1 to " + events + " in the inbox, found others");
      }
    }
  }
}
