package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.inbox.jdbc.internal.log.Nudges;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of what other nodes append. A notification is only a nudge; a look every second finds what
 * one has missed.
 */
final class Watcher implements Runnable {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Database database;
  private final String node;
  private final State holdings;
  private final Status status;
  private final Nudges nudges;
  private final Backoff backoff = Backoff.usual();
  private final CountDownLatch stop = new CountDownLatch(1);

  /** On behalf of a node. */
  Watcher(Database database, String node, Status status, Nudges nudges) {
    this.database = database;
    this.node = node;
    this.holdings = new State(database.schema());
    this.status = status;
    this.nudges = nudges;
  }

  @Override
  public void run() {
    boolean stopped = false;
    while (!stopped) {
      try (Connection connection = database.open("signalbox listen", ANSWER)) {
        listen(connection);
      } catch (SQLException e) {
        backoff.failed();
        LOG.debug("SBX-3120 other nodes cannot be heard: {}", database.failed("listening", e));
      }
      stopped = pause();
    }
  }

  /** Ends it soon. */
  void stop() {
    stop.countDown();
  }

  private void listen(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + database.schema());
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    // What came in while nobody listened.
    look(connection);
    backoff.succeeded();
    while (stop.getCount() > 0) {
      PGNotification[] heard = postgres.getNotifications((int) POLL.toMillis());
      if (heard == null || heard.length == 0 || byOthers(heard)) {
        look(connection);
      }
    }
  }

  private boolean byOthers(PGNotification[] heard) {
    for (PGNotification notification : heard) {
      if (!notification.getParameter().equals(node)) {
        return true;
      }
    }
    return false;
  }

  private void look(Connection connection) throws SQLException {
    if (status.seen(holdings.read(connection))) {
      nudges.run();
    }
  }

  private boolean pause() {
    try {
      return stop.await(Math.max(1, backoff.leftNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
