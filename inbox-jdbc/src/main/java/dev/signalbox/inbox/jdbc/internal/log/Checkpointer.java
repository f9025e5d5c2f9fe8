package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.inbox.jdbc.internal.sqlite.MovedPages;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that moves what is committed from the write-ahead log to the file and has it synced
 * there, so that the committing thread need not: senders would wait for that. It never keeps the
 * committing thread from writing, and moves a little at a time, since syncs of the log share the
 * disk with it.
 *
 * <p>A write-ahead log can only be begun anew when all of it has been moved, and beside commits
 * that never is so. Once it is long, and nearly nothing is left, the committing thread does the
 * rest between two commits. Where this cannot keep up, the committing thread still does it all by
 * itself when the write-ahead log has {@link
 * dev.signalbox.inbox.jdbc.internal.sqlite.Profile#checkpointPages}.
 */
final class Checkpointer implements Runnable, AutoCloseable {

  /** So much is moved at a time, in bytes. */
  private static final long DUE = 8L * 1024 * 1024;

  /** A write-ahead log of so many pages is begun anew: half of what makes a commit do it all. */
  private static final int LONG = 10_000;

  /** What an event takes besides its body, in bytes, about. */
  private static final int EVENT = 400;

  /**
   * What every commit takes besides its events, in bytes, about: pages that each of them writes.
   */
  private static final int COMMIT = 6 * 4096;

  /** Each takes a fraction of the time of the one before, and so leaves a fraction. */
  private static final int PASSES_BEFORE_THE_REST = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final SqliteFile file;
  private final MovedPages moved;
  private final Consumer<SQLException> failed;
  private final AtomicLong written = new AtomicLong();
  private final AtomicBoolean restDue = new AtomicBoolean();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * For the log in this file; not started yet.
   *
   * @param moved of the file, closed by its owner after this
   * @param failed told when the disk fails
   */
  Checkpointer(SqliteFile file, MovedPages moved, Consumer<SQLException> failed) {
    this.file = file;
    this.moved = moved;
    this.failed = failed;
    this.thread = new Thread(this, "signalbox-inbox-checkpoint");
    thread.setDaemon(true);
  }

  /** Starts the thread. */
  void start() {
    thread.start();
  }

  /** One commit more: of so many events, with bodies of so many bytes together. */
  void committed(int events, long bytes) {
    long more = COMMIT + bytes + (long) events * EVENT;
    long before = written.getAndAdd(more);
    if (before < DUE && before + more >= DUE) {
      LockSupport.unpark(thread);
    }
  }

  /** Whether the committing thread is to move the rest now; said once. */
  boolean takeRest() {
    return restDue.get() && restDue.getAndSet(false);
  }

  @Override
  public void run() {
    while (!closed) {
      if (written.get() < DUE) {
        LockSupport.park(this);
        Thread.interrupted();
      } else {
        written.set(0);
        move();
      }
    }
  }

  private void move() {
    try (Connection connection = file.openForWriting();
        Statement statement = connection.createStatement()) {
      int pages = pass(connection, statement);
      if (pages >= LONG) {
        for (int i = 0; i < PASSES_BEFORE_THE_REST && !closed; i++) {
          pass(connection, statement);
        }
        restDue.set(true);
      }
      LOG.debug("SBX-3027 of the write-ahead log of {} {} pages are moved", file.path(), pages);
    } catch (SQLException e) {
      // What becomes of a disk that failed is decided in one place.
      failed.accept(e);
    }
  }

  /** How many pages the write-ahead log had. */
  private int pass(Connection connection, Statement statement) throws SQLException {
    int pages = 0;
    try (ResultSet result = statement.executeQuery(LogSql.CHECKPOINT_ALONGSIDE)) {
      if (result.next()) {
        pages = result.getInt(2);
      }
    }
    moved.sync(connection);
    return pages;
  }

  /** Ends when what is being moved is moved. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // The file must not be in use any more when the locks on it are given up.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
