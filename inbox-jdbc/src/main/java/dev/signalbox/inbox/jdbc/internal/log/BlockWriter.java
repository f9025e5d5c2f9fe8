package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.sqlite.Millis;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** Keeps the summary of the newest events; see the table {@code signalbox_block}. */
final class BlockWriter {

  /** Events per block; their hashes make a row of about one KiB. */
  static final int EVENTS = 256;

  private final Statements db;
  private final ByteBuffer hashes = ByteBuffer.allocate(EVENTS * Integer.BYTES);
  private long first;
  private long last;
  private long minReceived;
  private long maxReceived;
  private int unsaved;

  /** Goes on with the newest block. */
  BlockWriter(Statements db) throws SQLException {
    this.db = db;
    try (ResultSet row = db.get(LogSql.SELECT_LAST_BLOCK).executeQuery()) {
      if (row.next()) {
        first = row.getLong(1);
        last = row.getLong(2);
        minReceived = row.getLong(3);
        maxReceived = row.getLong(4);
        hashes.put(row.getBytes(5));
      } else {
        // No block yet: the first event begins one.
        hashes.position(hashes.limit());
      }
    }
  }

  /** The first sequence of the block that is being filled. */
  long current() {
    return first;
  }

  /** Adds an event, which has a higher sequence than the one before. */
  void add(long sequence, NewEvent event) throws SQLException {
    long received = Millis.of(event.receivedAt());
    // A hash is found by its place, so a block has no gaps.
    if (!hashes.hasRemaining() || sequence != last + 1) {
      save();
      hashes.clear();
      first = sequence;
      minReceived = received;
      maxReceived = received;
    }
    last = sequence;
    minReceived = Math.min(minReceived, received);
    maxReceived = Math.max(maxReceived, received);
    hashes.putInt(event.eventId().hashCode());
    unsaved++;
  }

  /** Writes the block that is being filled; to be done before each commit. */
  void save() throws SQLException {
    if (unsaved == 0) {
      return;
    }
    PreparedStatement upsert = db.get(LogSql.UPSERT_BLOCK);
    upsert.setLong(1, first);
    upsert.setLong(2, last);
    upsert.setLong(3, minReceived);
    upsert.setLong(4, maxReceived);
    upsert.setInt(5, unsaved);
    upsert.setInt(6, unsaved);
    upsert.setBytes(7, Arrays.copyOf(hashes.array(), hashes.position()));
    upsert.executeUpdate();
    unsaved = 0;
  }
}
