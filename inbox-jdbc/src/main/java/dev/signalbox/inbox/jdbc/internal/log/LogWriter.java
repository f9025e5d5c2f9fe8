package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.inbox.jdbc.internal.sqlite.FileSync;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one connection that writes the log, with what it knows of the log in memory. After any
 * failure it must be closed and opened anew: the memory is then ahead of the disk, and after a
 * failed sync nobody can say what the disk holds until it is read again.
 */
final class LogWriter implements AutoCloseable {

  private static final int PROBE_BYTES = 256 * 1024;

  private final Statements db;
  private final FileSync disk;
  private final Dedupe dedupe;
  private final EventInserter inserter;
  private final BlockWriter blocks;
  private LogCounts counts;

  private LogWriter(Statements db, FileSync disk, int keysPerRun) throws SQLException {
    this.db = db;
    this.disk = disk;
    this.dedupe = new Dedupe(db, keysPerRun);
    this.inserter = new EventInserter(db);
    this.blocks = new BlockWriter(db);
    this.counts = readCounts(db);
  }

  /**
   * Opens the log, making its tables where there are none.
   *
   * @param keysPerRun see {@link KeyRuns}
   */
  static LogWriter open(SqliteFile file, int keysPerRun) throws SQLException {
    Statements db = new Statements(file.openUnsynced());
    try {
      LogSchema.SCHEMA.applyTo(db, file.path());
      return open(db, file.syncOfWriteAheadLog(), keysPerRun);
    } catch (SQLException | RuntimeException e) {
      db.close();
      throw e;
    }
  }

  private static LogWriter open(Statements db, FileSync disk, int keysPerRun) throws SQLException {
    try {
      return new LogWriter(db, disk, keysPerRun);
    } catch (SQLException | RuntimeException e) {
      disk.close();
      throw e;
    }
  }

  /**
   * Opens the log after a failure and tries whether the disk takes writes. What a failed commit has
   * left in the write-ahead log is written to the file once more and synced: the system forgets
   * which pages a failed sync did not write.
   */
  static LogWriter reopen(SqliteFile file, int keysPerRun) throws SQLException {
    LogWriter writer = open(file, keysPerRun);
    try {
      writer.checkpoint();
      writer.probe();
      return writer;
    } catch (SQLException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /** As of the last commit, or of the changes under way. */
  LogCounts counts() {
    return counts;
  }

  /** The connection, for a change under way. */
  Statements db() {
    return db;
  }

  /** The keys, for a change under way. */
  Dedupe dedupe() {
    return dedupe;
  }

  /** The first sequence of the block that appends are adding to. */
  long currentBlock() {
    return blocks.current();
  }

  /** Sets what the log holds; for a change under way. */
  void counts(LogCounts now) {
    counts = now;
  }

  /** Gives no sequence up to this one any more. */
  void goOnAfter(long sequence) throws SQLException {
    change(
        writer -> {
          counts = counts.after(sequence);
          return counts;
        });
  }

  /** Stores a batch in one commit; the results are in its order. */
  List<AppendResult> append(List<PendingAppend> batch) throws SQLException {
    return change(writer -> write(batch));
  }

  /** Makes a change in one commit; when it returns, that is on the disk. */
  <T> T change(LogChange<T> change) throws SQLException {
    db.begin();
    T result = change.apply(this);
    writeCounts();
    db.commit();
    disk.sync();
    return result;
  }

  /**
   * Moves what the {@link Checkpointer} has left in the write-ahead log, so that the next commit
   * begins it anew, unless somebody is reading in it then.
   */
  void moveRest() throws SQLException {
    db.get(LogSql.CHECKPOINT_ALONGSIDE).executeQuery().close();
  }

  @Override
  public void close() throws SQLException {
    try {
      disk.close();
    } finally {
      db.close();
    }
  }

  private List<AppendResult> write(List<PendingAppend> batch) throws SQLException {
    dedupe.prepare(batch);
    List<AppendResult> results = new ArrayList<>(batch.size());
    for (PendingAppend append : batch) {
      Optional<Dedupe.Known> first = dedupe.find(append);
      results.add(first.isEmpty() ? store(append) : repeated(append, first.get()));
    }
    inserter.flush();
    dedupe.save();
    blocks.save();
    return results;
  }

  private AppendResult repeated(PendingAppend append, Dedupe.Known first) throws SQLException {
    if (first.bodyDigest().equals(append.bodyDigest())) {
      return new AppendResult(first.sequence(), Outcome.DUPLICATE);
    }
    inserter.conflict(first.sequence(), append);
    counts = counts.plusConflict();
    return new AppendResult(first.sequence(), Outcome.CONFLICT);
  }

  private AppendResult store(PendingAppend append) throws SQLException {
    counts = counts.plusEvent(append.event().readable());
    long sequence = counts.lastSequence();
    inserter.event(sequence, append);
    dedupe.add(sequence, append);
    blocks.add(sequence, append.event());
    return new AppendResult(sequence, Outcome.STORED);
  }

  private void checkpoint() throws SQLException {
    try (ResultSet result = db.get(LogSql.CHECKPOINT).executeQuery()) {
      if (result.next() && result.getInt(1) != 0) {
        throw new SQLException("readers kept the write-ahead log from being moved to the file");
      }
    }
  }

  /** Two commits: one that needs room, and one that gives it back. */
  private void probe() throws SQLException {
    change(
        writer -> {
          db.run(LogSql.CLEAR_PROBE);
          PreparedStatement insert = db.get(LogSql.INSERT_PROBE);
          insert.setBytes(1, new byte[PROBE_BYTES]);
          return insert.executeUpdate();
        });
    change(
        writer -> {
          db.run(LogSql.CLEAR_PROBE);
          return 0;
        });
  }

  private void writeCounts() throws SQLException {
    PreparedStatement update = db.get(LogSql.UPDATE_STATE);
    update.setLong(1, counts.lastSequence());
    update.setLong(2, counts.events());
    update.setLong(3, counts.unreadable());
    update.setLong(4, counts.conflicts());
    update.executeUpdate();
  }

  private static LogCounts readCounts(Statements db) throws SQLException {
    try (ResultSet row = db.get(LogSql.SELECT_STATE).executeQuery()) {
      if (!row.next()) {
        throw new SQLException("the table signalbox_state has lost its row; restore a backup");
      }
      return new LogCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }
}
