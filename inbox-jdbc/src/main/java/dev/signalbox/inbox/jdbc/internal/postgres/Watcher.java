package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.inbox.jdbc.internal.log.Nudges;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of what other nodes append. A notification is only a nudge; a look every second finds what
 * one has missed.
 */
final class Watcher implements Runnable {

  private static final Duration POLL = Duration.ofSeconds(1);

  /** The driver cannot be woken, so that closing takes as long as it listens at a time. */
  private static final Duration LISTEN = Duration.ofMillis(100);

  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Database database;
  private final String node;
  private final State holdings;
  private final Status status;
  private final Nudges nudges;
  private final Runnable ledgers;
  private final PostgresSharedState shared;
  private final Backoff backoff = Backoff.usual();
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * On behalf of a node.
   *
   * @param ledgers to be run when a node says that it has changed something in a ledger
   * @param shared to be told when a node has changed something in it
   */
  Watcher(
      Database database,
      String node,
      Status status,
      Nudges nudges,
      Runnable ledgers,
      PostgresSharedState shared) {
    this.ledgers = ledgers;
    this.database = database;
    this.node = node;
    this.holdings = new State(database.schema());
    this.status = status;
    this.nudges = nudges;
    this.shared = shared;
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
    // No copy is made into an inbox that a node is at; while one is made this is not granted.
    new NodesLock(database.schema()).share(connection);
    Optional<DriverConnection> driver = DriverConnection.of(connection);
    if (driver.isEmpty()) {
      LOG.info(
          "SBX-3121 the data source hides its driver: other nodes are looked for every second");
    }
    // What came in while nobody listened.
    look(connection);
    backoff.succeeded();
    while (stop.getCount() > 0) {
      List<String> heard = await(driver);
      if (heard.isEmpty() || byOthers(heard)) {
        look(connection);
      }
      if (heard.contains(PostgresSharedState.CHANGED)) {
        shared.changed();
      }
    }
  }

  private List<String> await(Optional<DriverConnection> driver) throws SQLException {
    if (driver.isEmpty()) {
      awaitStop(POLL.toNanos());
      return List.of();
    }
    long end = System.nanoTime() + POLL.toNanos();
    List<String> heard = List.of();
    while (heard.isEmpty() && stop.getCount() > 0 && System.nanoTime() - end < 0) {
      heard = driver.get().notifications((int) LISTEN.toMillis());
    }
    return heard;
  }

  private boolean byOthers(List<String> heard) {
    boolean others = false;
    boolean changes = false;
    for (String by : heard) {
      boolean ledger = by.equals(LedgerSql.LEDGER);
      changes |= ledger;
      others |= !ledger && !by.equals(node);
    }
    if (changes) {
      ledgers.run();
    }
    return others;
  }

  private void look(Connection connection) throws SQLException {
    if (status.seen(holdings.look(connection, status.version()))) {
      nudges.run();
    }
  }

  private boolean pause() {
    return awaitStop(Math.max(1, backoff.leftNanos()));
  }

  private boolean awaitStop(long nanos) {
    try {
      return stop.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
      return true;
    }
  }
}
