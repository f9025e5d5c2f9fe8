package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that moves what is committed from the write-ahead log to the file, so that the
 * committing thread need not: senders would wait for that. It never keeps the committing thread
 * from writing; under load the write-ahead log grows meanwhile, so it goes on until it has caught
 * up. Only then is the file synced and the write-ahead log begun anew.
 *
 * <p>Where it cannot keep up the committing thread still does it all by itself when the write-ahead
 * log has {@link dev.signalbox.inbox.jdbc.internal.sqlite.Profile#checkpointPages}.
 */
final class Checkpointer implements Runnable, AutoCloseable {

  /** Half of what makes the committing thread do it, in bytes. */
  private static final long DUE = 40L * 1024 * 1024;

  /** What an event takes besides its body, in bytes, about. */
  private static final int EVENT = 400;

  /**
   * What every commit takes besides its events, in bytes, about: pages that each of them writes.
   */
  private static final int COMMIT = 6 * 4096;

  private static final int MOST_PASSES = 10;
  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final SqliteFile file;
  private final Consumer<SQLException> failed;
  private final AtomicLong written = new AtomicLong();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * For the log in this file; not started yet.
   *
   * @param failed told when the disk fails
   */
  Checkpointer(SqliteFile file, Consumer<SQLException> failed) {
    this.file = file;
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
      boolean done = false;
      for (int pass = 0; pass < MOST_PASSES && !done && !closed; pass++) {
        done = pass(statement);
      }
      LOG.debug("SBX-3027 the write-ahead log of {} is moved: {}", file.path(), done);
    } catch (SQLException e) {
      // What becomes of a disk that failed is decided in one place.
      failed.accept(e);
    }
  }

  /** Whether everything was moved. */
  private static boolean pass(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery(LogSql.CHECKPOINT_ALONGSIDE)) {
      return result.next() && result.getInt(1) == 0 && result.getInt(2) == result.getInt(3);
    }
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
