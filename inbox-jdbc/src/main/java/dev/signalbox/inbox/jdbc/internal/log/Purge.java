package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which events, dedupe keys and conflicts are to go. One block is one commit, so appends wait for
 * milliseconds only. Times are milliseconds since 1970.
 *
 * @param settledBefore events received before go when their sequence is at most {@code
 *     settledThrough}
 * @param settledThrough every handler is done with events up to here
 * @param anyBefore events received before go in any case
 * @param keysBefore dedupe keys and conflicts of deliveries received before go
 */
record Purge(long settledBefore, long settledThrough, long anyBefore, long keysBefore) {

  /** Blocks looked up at a time. */
  static final int BLOCKS = 256;

  /** Conflicts removed in one commit. */
  static final int CONFLICTS = 256;

  /** The next blocks above {@code after} with something that may have to go. */
  List<SequenceRange> blocks(Connection connection, long after) throws SQLException {
    List<SequenceRange> blocks = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_PURGEABLE_BLOCKS)) {
      select.setLong(1, after);
      select.setLong(2, anyBefore);
      select.setLong(3, settledBefore);
      select.setLong(4, settledThrough);
      select.setLong(5, keysBefore);
      select.setInt(6, BLOCKS);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          blocks.add(new SequenceRange(rows.getLong(1), rows.getLong(2)));
        }
      }
    }
    return blocks;
  }

  /** Removes what has to go of one block; says how many events that were. */
  int block(LogWriter writer, SequenceRange block) throws SQLException {
    Statements db = writer.db();
    int events = events(writer, block);
    int keys = writer.dedupe().forget(block, keysBefore);
    PreparedStatement shrink = db.get(LogSql.SHRINK_BLOCK);
    shrink.setInt(1, events);
    shrink.setInt(2, keys);
    shrink.setLong(3, block.first());
    shrink.executeUpdate();
    if (block.first() != writer.currentBlock()) {
      // The block that appends are adding to stays, even when nothing of it is left.
      PreparedStatement delete = db.get(LogSql.DELETE_EMPTY_BLOCK);
      delete.setLong(1, block.first());
      delete.executeUpdate();
    }
    return events;
  }

  /** Removes some conflicts that have to go; says how many. */
  int conflicts(LogWriter writer) throws SQLException {
    PreparedStatement delete = writer.db().get(LogSql.DELETE_CONFLICTS);
    delete.setLong(1, keysBefore);
    delete.setInt(2, CONFLICTS);
    int gone = delete.executeUpdate();
    writer.counts(writer.counts().minusConflicts(gone));
    return gone;
  }

  private int events(LogWriter writer, SequenceRange block) throws SQLException {
    long unreadable;
    PreparedStatement count = writer.db().get(LogSql.COUNT_PURGEABLE);
    bind(count, block);
    try (ResultSet row = count.executeQuery()) {
      row.next();
      unreadable = row.getLong(2);
    }
    PreparedStatement delete = writer.db().get(LogSql.DELETE_EVENTS);
    bind(delete, block);
    int gone = delete.executeUpdate();
    writer.counts(writer.counts().minusEvents(gone, unreadable));
    return gone;
  }

  private void bind(PreparedStatement statement, SequenceRange block) throws SQLException {
    statement.setLong(1, block.first());
    statement.setLong(2, block.last());
    statement.setLong(3, anyBefore);
    statement.setLong(4, settledBefore);
    statement.setLong(5, settledThrough);
  }
}
