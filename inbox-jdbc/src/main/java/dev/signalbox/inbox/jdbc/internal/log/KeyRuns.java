package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.inbox.jdbc.internal.log.Dedupe.Known;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The newest dedupe keys, in memory, on their way to the table of keys. Keys are random: written
 * one by one, each would cost a page of its own in the commit of its event. So they gather in one
 * run; a full run is moved in the order of its keys, slice by slice along with later events, while
 * the next one gathers. A slice has neighbouring keys, which share pages.
 *
 * <p>Nothing is lost with the memory: the table {@code signalbox_dedupe} has every key from the
 * commit of its event on, and {@code indexed_through} says from where on they have to be read at
 * the start. A run that was moved in part is moved again from its beginning; keys that are there
 * already stay as they are.
 */
final class KeyRuns {

  /** So many keys are moved for each event: a full run is gone when the next one is half full. */
  private static final int PACE = 2;

  /** Small commits move nothing until so many keys are due, or pages would be written for few. */
  private static final int MAX_SLICE = 64;

  /** A run is moved in so many slices at least, however short it is. */
  private static final int MIN_SLICES = 8;

  private final Statements db;
  private final int limit;
  private final int slice;
  private KeyRun gathering = new KeyRun();
  private KeyRun moving = new KeyRun();

  /** The entries of the moving run by key, and how many of them are in the table. */
  private int[] order = {};

  private int moved;
  private int due;
  private long indexedThrough;

  /**
   * Reads the keys that are not in the table of keys for sure.
   *
   * @param limit keys of a run; there are two runs at most
   */
  KeyRuns(Statements db, int limit) throws SQLException {
    this.db = db;
    this.limit = limit;
    this.slice = Math.min(MAX_SLICE, limit / MIN_SLICES);
    try (ResultSet row = db.get(LogSql.SELECT_INDEXED).executeQuery()) {
      indexedThrough = row.next() ? row.getLong(1) : 0;
    }
    PreparedStatement select = db.get(LogSql.SELECT_UNINDEXED);
    select.setLong(1, indexedThrough);
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        if (gathering.size() >= limit && moving.size() == 0) {
          swap();
        }
        gathering.add(
            Digest128.read(rows.getBytes(2)),
            new Known(rows.getLong(1), Digest128.read(rows.getBytes(3))));
      }
    }
  }

  /** Every key up to this sequence is in the table of keys. */
  long indexedThrough() {
    return indexedThrough;
  }

  /** What is known of this key here. */
  Optional<Known> find(Digest128 key) {
    Optional<Known> known = gathering.find(key);
    return known.isPresent() ? known : moving.find(key);
  }

  /** Adds a key that is known nowhere. */
  void add(Digest128 key, Known known) {
    gathering.add(key, known);
    due += PACE;
  }

  /** Forgets the key, so that it is not moved any more. */
  void forget(Digest128 key) {
    gathering.forget(key);
    moving.forget(key);
  }

  /** Moves what is due; to be done before the commit of the events that were added. */
  void move() throws SQLException {
    if (gathering.size() >= limit) {
      // Only after a restart in the middle of things is there anything left to move here.
      move(moving.size() - moved);
      swap();
    } else if (due >= slice) {
      move(due);
    }
  }

  private void move(int keys) throws SQLException {
    due = 0;
    if (moving.size() == 0) {
      return;
    }
    PreparedStatement insert = db.get(LogSql.INSERT_KEY);
    int end = Math.min(moved + keys, moving.size());
    for (; moved < end; moved++) {
      int number = order[moved];
      if (moving.holds(number)) {
        insert.setBytes(1, moving.key(number).bytes());
        insert.setLong(2, moving.sequence(number));
        insert.addBatch();
      }
    }
    insert.executeBatch();
    if (moved == moving.size()) {
      indexedThrough = moving.through();
      PreparedStatement update = db.get(LogSql.UPDATE_INDEXED);
      update.setLong(1, indexedThrough);
      update.executeUpdate();
      moving.clear();
    }
  }

  private void swap() {
    KeyRun empty = moving;
    moving = gathering;
    gathering = empty;
    order = moving.byKey();
    moved = 0;
  }
}
