package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a ledger. Where several statements must agree, the caller has begun a transaction. */
final class LedgerReader {

  /** Bodies of one answer, in bytes; an answer always holds one event, when there is any. */
  private static final long ANSWER_BYTES = 32L * 1024 * 1024;

  private final Connection connection;

  /** Reads with this connection. */
  LedgerReader(Connection connection) {
    this.connection = connection;
  }

  /** Position, waiting events, replays. */
  LedgerSnapshot snapshot() throws SQLException {
    return new LedgerSnapshot(position(), waiting(), replays());
  }

  /** What is known of one event. */
  EventState state(long sequence) throws SQLException {
    return new EventState(position() >= sequence, waiting(sequence), dead(sequence));
  }

  /** All sizes. */
  LedgerCounts counts() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LedgerSql.SELECT_COUNTS);
        ResultSet row = select.executeQuery()) {
      row.next();
      return new LedgerCounts(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          Math.min(longOrMax(row, 5), longOrMax(row, 6)));
    }
  }

  /** Dead letters in order. */
  List<DeadLetter> deadAfter(long after, int limit) throws SQLException {
    List<DeadLetter> letters = new ArrayList<>();
    long bytes = 0;
    try (PreparedStatement select = connection.prepareStatement(LedgerSql.SELECT_DEAD_AFTER)) {
      select.setLong(1, after);
      select.setInt(2, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (bytes < ANSWER_BYTES && rows.next()) {
          DeadLetter letter = letter(rows);
          letters.add(letter);
          bytes += letter.event().body().length;
        }
      }
    }
    return letters;
  }

  /** Derived events in order. */
  List<OutboxEvent> outbox(int limit) throws SQLException {
    List<OutboxEvent> events = new ArrayList<>();
    long bytes = 0;
    try (PreparedStatement select = connection.prepareStatement(LedgerSql.SELECT_OUTBOX)) {
      select.setInt(1, limit);
      try (ResultSet rows = select.executeQuery()) {
        while (bytes < ANSWER_BYTES && rows.next()) {
          OutboxEvent event = derived(rows);
          events.add(event);
          bytes += event.event().body().length;
        }
      }
    }
    return events;
  }

  private long position() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LedgerSql.SELECT_POSITION);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the table signalbox_position has lost its row; restore a backup");
      }
      return row.getLong(1);
    }
  }

  private List<WaitingEvent> waiting() throws SQLException {
    List<WaitingEvent> waiting = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LedgerSql.SELECT_ALL_WAITING);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        waiting.add(waiting(rows));
      }
    }
    return waiting;
  }

  private Optional<WaitingEvent> waiting(long sequence) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LedgerSql.SELECT_WAITING)) {
      select.setLong(1, sequence);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(waiting(row)) : Optional.empty();
      }
    }
  }

  private Optional<DeadLetter> dead(long sequence) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LedgerSql.SELECT_DEAD)) {
      select.setLong(1, sequence);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(letter(row)) : Optional.empty();
      }
    }
  }

  private List<LedgerSnapshot.Replay> replays() throws SQLException {
    List<LedgerSnapshot.Replay> replays = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LedgerSql.SELECT_REPLAYS);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        replays.add(new LedgerSnapshot.Replay(rows.getLong(1), rows.getLong(2), rows.getLong(3)));
      }
    }
    return replays;
  }

  private static WaitingEvent waiting(ResultSet row) throws SQLException {
    return new WaitingEvent(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getString(5),
        row.getInt(6) == 1);
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    StoredEvent event =
        new StoredEvent(
            row.getLong(1),
            row.getString(6),
            row.getString(9),
            row.getString(5),
            row.getInt(7) == 1,
            Instant.ofEpochMilli(row.getLong(8)),
            row.getBytes(10));
    return new DeadLetter(
        event, row.getInt(2), row.getString(4), Instant.ofEpochMilli(row.getLong(3)));
  }

  private static OutboxEvent derived(ResultSet row) throws SQLException {
    return new OutboxEvent(
        row.getLong(1),
        new NewEvent(
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getInt(6) == 1,
            Instant.ofEpochMilli(row.getLong(7)),
            row.getBytes(8)));
  }

  private static long longOrMax(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Long.MAX_VALUE : value;
  }
}
