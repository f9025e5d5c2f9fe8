package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps a few connections to one file open. A connection that saw a failure is not used again. */
public final class ConnectionPool implements AutoCloseable {

  /** Opens one more. */
  @FunctionalInterface
  public interface Opener {
    /** A new connection. */
    Connection open() throws SQLException;
  }

  private final Opener opener;
  private final String purpose;
  private final int maxOpen;
  private final int maxIdle;
  private final Duration patience;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /**
   * An empty pool.
   *
   * @param purpose what the connections are for, in messages
   * @param maxOpen so many are lent at a time
   * @param maxIdle so many are kept when nobody needs them
   * @param patience how long {@link #take} waits for one
   */
  public ConnectionPool(
      Opener opener, String purpose, int maxOpen, int maxIdle, Duration patience) {
    this.opener = opener;
    this.purpose = purpose;
    this.maxOpen = maxOpen;
    this.maxIdle = maxIdle;
    this.patience = patience;
    this.permits = new Semaphore(maxOpen, true);
  }

  /** Lends a connection for one piece of work. */
  public <T> T with(SqlWork<T> work) throws SQLException {
    Connection connection = take();
    boolean sound = false;
    try {
      T result = work.with(connection);
      sound = true;
      return result;
    } finally {
      give(connection, sound);
    }
  }

  /** Lends a connection until {@link #give}. */
  public Connection take() throws SQLException {
    acquire();
    try {
      if (closed) {
        throw new SQLException("the inbox is closed; no " + purpose + " any more");
      }
      Connection kept = idle.pollFirst();
      return kept != null ? kept : opener.open();
    } catch (SQLException | RuntimeException e) {
      permits.release();
      throw e;
    }
  }

  /**
   * Takes a connection back.
   *
   * @param sound whether it can be used again
   */
  public void give(Connection connection, boolean sound) throws SQLException {
    try {
      if (sound && !closed && idle.size() < maxIdle) {
        idle.addFirst(connection);
        if (closed) {
          close();
        }
      } else {
        connection.close();
      }
    } finally {
      permits.release();
    }
  }

  /** Closes what is idle now, and what is lent as it comes back. */
  @Override
  public void close() throws SQLException {
    closed = true;
    for (Connection next = idle.pollFirst(); next != null; next = idle.pollFirst()) {
      next.close();
    }
  }

  private void acquire() throws SQLException {
    try {
      if (!permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLException(
            "all "
                + maxOpen
                + " "
                + purpose
                + " stayed in use for "
                + patience
                + "; close connections after use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for one of the " + purpose, e);
    }
  }
}
