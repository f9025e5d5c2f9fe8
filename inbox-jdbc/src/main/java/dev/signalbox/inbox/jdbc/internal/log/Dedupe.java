package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows which events are known. A key is either in memory (see {@link KeyRuns}) or in the table of
 * keys, or for a while in both.
 *
 * <p>No constraint of the database keeps a key from being stored twice. What does: only the
 * committing thread writes, the lock of the folder keeps other processes out, and what is in memory
 * here is as of the last commit or of the changes under way, because it is thrown away with the
 * connection after any failure.
 */
final class Dedupe {

  /** How many keys one statement looks up. */
  private static final int WIDTH = 64;

  private static final String ONE = LogSql.selectKeys(1);
  private static final String MANY = LogSql.selectKeys(WIDTH);

  /**
   * The event that came first.
   *
   * @param sequence its sequence
   * @param bodyDigest of its body
   */
  record Known(long sequence, Digest128 bodyDigest) {}

  private final Statements db;
  private final KeyRuns newest;

  /** Those of the batch's keys that are in the table of keys. */
  private final Map<Digest128, Known> older = new HashMap<>();

  private boolean added;

  /**
   * Looks up in this database.
   *
   * @param keysPerRun see {@link KeyRuns}
   */
  Dedupe(Statements db, int keysPerRun) throws SQLException {
    this.db = db;
    this.newest = new KeyRuns(db, keysPerRun);
  }

  /** Looks the keys of a batch up; before {@link #find} and {@link #add} for its appends. */
  void prepare(List<PendingAppend> batch) throws SQLException {
    older.clear();
    if (batch.size() == 1) {
      select(ONE, 1, batch, 0);
      return;
    }
    for (int from = 0; from < batch.size(); from += WIDTH) {
      select(MANY, WIDTH, batch, from);
    }
  }

  /** The event with the key of this append that came first, in the log or in its batch. */
  Optional<Known> find(PendingAppend append) {
    Optional<Known> known = newest.find(append.key());
    return known.isPresent() ? known : Optional.ofNullable(older.get(append.key()));
  }

  /** Adds the key of a new event. */
  void add(long sequence, PendingAppend append) throws SQLException {
    PreparedStatement insert = db.get(LogSql.INSERT_DEDUPE);
    insert.setLong(1, sequence);
    insert.setLong(2, Millis.of(append.event().receivedAt()));
    insert.setBytes(3, append.bodyDigest().bytes());
    insert.setBytes(4, append.key().bytes());
    insert.addBatch();
    newest.add(append.key(), new Known(sequence, append.bodyDigest()));
    added = true;
  }

  /** Writes what was added; to be done before each commit. */
  void save() throws SQLException {
    if (added) {
      db.get(LogSql.INSERT_DEDUPE).executeBatch();
      newest.move();
      added = false;
    }
  }

  /**
   * Forgets the keys of deliveries received before a time, in milliseconds since 1970; says how
   * many.
   */
  int forget(SequenceRange sequences, long receivedBefore) throws SQLException {
    if (sequences.last() > newest.indexedThrough()) {
      try (ResultSet rows =
          bind(LogSql.SELECT_OLD_DEDUPE, sequences, receivedBefore).executeQuery()) {
        while (rows.next()) {
          newest.forget(Digest128.read(rows.getBytes(1)));
        }
      }
    }
    bind(LogSql.DELETE_KEYS, sequences, receivedBefore).executeUpdate();
    return bind(LogSql.DELETE_DEDUPE, sequences, receivedBefore).executeUpdate();
  }

  private PreparedStatement bind(String sql, SequenceRange sequences, long receivedBefore)
      throws SQLException {
    PreparedStatement statement = db.get(sql);
    statement.setLong(1, sequences.first());
    statement.setLong(2, sequences.last());
    statement.setLong(3, receivedBefore);
    return statement;
  }

  private void select(String sql, int width, List<PendingAppend> batch, int from)
      throws SQLException {
    PreparedStatement select = db.get(sql);
    for (int i = 0; i < width; i++) {
      // The last statement of a batch is filled up with its last key.
      PendingAppend append = batch.get(Math.min(from + i, batch.size() - 1));
      select.setBytes(i + 1, append.key().bytes());
    }
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        older.put(
            Digest128.read(rows.getBytes(1)),
            new Known(rows.getLong(3), Digest128.read(rows.getBytes(2))));
      }
    }
  }
}
