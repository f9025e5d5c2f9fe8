package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one handler's ledger. Where several statements must agree, the caller sees to it. */
final class LedgerReader {

  /** Bodies of one answer, in bytes; an answer always holds one event, when there is any. */
  private static final long ANSWER_BYTES = 32L * 1024 * 1024;

  private final Connection connection;
  private final LedgerSql sql;
  private final String handler;

  LedgerReader(Connection connection, LedgerSql sql, String handler) {
    this.connection = connection;
    this.sql = sql;
    this.handler = handler;
  }

  /**
   * What a row becomes.
   *
   * @param <T> that
   */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Positions, waiting events, replays of some shards. */
  LedgerSnapshot snapshot(Shards shards, Map<Integer, ShardRows.Row> rows) throws SQLException {
    Map<Integer, Long> positions = new HashMap<>();
    rows.forEach((shard, row) -> positions.put(shard, row.position()));
    Array numbers = connection.createArrayOf("int4", shards.numbers().toArray());
    return new LedgerSnapshot(
        shards,
        positions,
        all(sql.selectAllWaiting, LedgerReader::waiting, numbers),
        all(
            sql.selectReplays,
            row ->
                new LedgerSnapshot.Replay(
                    row.getLong(1),
                    new Shards(shards.of(), Set.of(row.getInt(2))),
                    row.getLong(3),
                    row.getLong(4)),
            numbers));
  }

  /** The highest position of all shards. */
  long reached() throws SQLException {
    return one(sql.selectReached, row -> row.getLong(1)).orElse(0L);
  }

  /** What is known of one event. */
  EventState state(long sequence) throws SQLException {
    return new EventState(
        one(sql.selectPosition, row -> row.getLong(1), handler, sequence).orElse(0L) >= sequence,
        one(sql.selectWaiting, LedgerReader::waiting, sequence),
        one(sql.selectDead, LedgerReader::letter, sequence));
  }

  /** All sizes. */
  LedgerCounts counts() throws SQLException {
    return one(
            sql.selectCounts,
            row ->
                new LedgerCounts(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    Math.min(longOrMax(row, 5), longOrMax(row, 6))))
        .orElseThrow();
  }

  /** Dead letters in order. */
  List<DeadLetter> deadAfter(long after, int limit) throws SQLException {
    List<DeadLetter> letters = new ArrayList<>();
    long bytes = 0;
    try (PreparedStatement select = prepare(sql.selectDeadAfter, after, limit);
        ResultSet rows = select.executeQuery()) {
      while (bytes < ANSWER_BYTES && rows.next()) {
        DeadLetter letter = letter(rows);
        letters.add(letter);
        bytes += letter.event().body().length;
      }
    }
    return letters;
  }

  /** Derived events in order. */
  List<OutboxEvent> outbox(int limit) throws SQLException {
    return outbox(prepare(sql.selectOutbox, limit));
  }

  /** The same from some shards only. */
  List<OutboxEvent> outbox(Set<Integer> shards, int limit) throws SQLException {
    Array numbers = connection.createArrayOf("int4", shards.toArray());
    return outbox(prepare(sql.selectOwnOutbox, numbers, limit));
  }

  private static List<OutboxEvent> outbox(PreparedStatement statement) throws SQLException {
    List<OutboxEvent> events = new ArrayList<>();
    long bytes = 0;
    try (PreparedStatement select = statement;
        ResultSet rows = select.executeQuery()) {
      while (bytes < ANSWER_BYTES && rows.next()) {
        OutboxEvent event = derived(rows);
        events.add(event);
        bytes += event.event().body().length;
      }
    }
    return events;
  }

  private <T> List<T> all(String select, Row<T> row, Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = prepare(select, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(row.read(rows));
      }
    }
    return found;
  }

  private <T> Optional<T> one(String select, Row<T> row, Object... values) throws SQLException {
    return all(select, row, values).stream().findFirst();
  }

  private PreparedStatement prepare(String select, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(select);
    statement.setString(1, handler);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 2, values[i]);
    }
    return statement;
  }

  private static WaitingEvent waiting(ResultSet row) throws SQLException {
    return new WaitingEvent(
        row.getLong(1),
        StoredText.read(row.getString(2)),
        row.getInt(3),
        Instant.ofEpochMilli(row.getLong(4)),
        StoredText.read(row.getString(5)),
        row.getInt(6) == 1);
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    StoredEvent event =
        new StoredEvent(
            row.getLong(1),
            StoredText.read(row.getString(6)),
            StoredText.read(row.getString(9)),
            StoredText.read(row.getString(5)),
            row.getInt(7) == 1,
            Instant.ofEpochMilli(row.getLong(8)),
            row.getBytes(10));
    return new DeadLetter(
        event,
        row.getInt(2),
        StoredText.read(row.getString(4)),
        Instant.ofEpochMilli(row.getLong(3)));
  }

  private static OutboxEvent derived(ResultSet row) throws SQLException {
    return new OutboxEvent(
        row.getLong(1),
        new NewEvent(
            StoredText.read(row.getString(2)),
            StoredText.read(row.getString(3)),
            StoredText.read(row.getString(4)),
            StoredText.read(row.getString(5)),
            row.getInt(6) == 1,
            Instant.ofEpochMilli(row.getLong(7)),
            row.getBytes(8)));
  }

  private static long longOrMax(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Long.MAX_VALUE : value;
  }
}
