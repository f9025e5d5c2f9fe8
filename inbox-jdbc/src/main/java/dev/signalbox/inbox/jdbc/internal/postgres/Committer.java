package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue;
import dev.signalbox.inbox.jdbc.internal.log.Nudges;
import dev.signalbox.inbox.jdbc.internal.log.PendingAppend;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that appends. While a commit is under way the next batch gathers.
 *
 * <p>When the database is away, appends fail at once, and it is tried again after a pause that
 * grows; nothing waits for it meanwhile.
 */
final class Committer implements Runnable {

  private static final int BATCH_EVENTS = 2_000;
  private static final long BATCH_BYTES = 8L * 1024 * 1024;

  /** A sender waits for its answer, so this is short. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final Database database;
  private final Appender appender;
  private final State holdings;
  private final AppendQueue queue;
  private final Status status;
  private final Nudges nudges;
  private final Backoff backoff;

  /** Null while the database is away. */
  private Connection connection;

  /**
   * For a log whose tables are there.
   *
   * @param connection from {@link #connect}
   */
  Committer(
      Database database,
      Appender appender,
      AppendQueue queue,
      Status status,
      Nudges nudges,
      Backoff backoff,
      Connection connection) {
    this.database = database;
    this.appender = appender;
    this.holdings = new State(database.schema());
    this.queue = queue;
    this.status = status;
    this.nudges = nudges;
    this.backoff = backoff;
    this.connection = connection;
  }

  /** A connection to append with. */
  static Connection connect(Database database) throws SQLException {
    Connection connection = database.open("signalbox append", ANSWER);
    try {
      database.verifySync(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Works until the queue is closed and empty. */
  @Override
  public void run() {
    boolean ended = false;
    while (!ended) {
      try {
        ended = step();
      } catch (InterruptedException e) {
        // Nobody but a careless callback interrupts this thread; only closing the queue ends it.
        LOG.warn("SBX-3103 the committing thread was interrupted; it goes on");
      }
    }
    disconnect();
  }

  private boolean step() throws InterruptedException {
    AppendQueue.Work work =
        queue.take(
            BATCH_EVENTS, BATCH_BYTES, connection != null ? Long.MAX_VALUE : backoff.leftNanos());
    if (!work.appends().isEmpty()) {
      commit(work.appends());
    }
    if (connection == null && !work.ended() && backoff.leftNanos() <= 0) {
      recover();
    }
    return work.ended();
  }

  private void commit(List<PendingAppend> batch) {
    long before = status.counts().lastSequence();
    try {
      if (connection == null) {
        throw new InboxUnavailableException(status.state().reason());
      }
      List<AppendResult> results = appender.append(connection, batch);
      queue.settled(batch);
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).done().complete(results.get(i));
      }
    } catch (SQLException e) {
      failed(batch, e);
    } catch (RuntimeException | Error e) {
      fail(batch, unavailable(e));
    }
    if (status.counts().lastSequence() > before) {
      nudges.run();
    }
  }

  private void failed(List<PendingAppend> batch, SQLException e) {
    if (!Failures.data(e)) {
      fail(batch, unavailable(e));
    } else if (batch.size() > 1) {
      // One of them does not fit the tables; the others are not to suffer for it.
      batch.forEach(append -> commit(List.of(append)));
    } else {
      LOG.error("SBX-3107 an event cannot be stored as it is", e);
      fail(batch, database.failed("appending an event", e));
    }
  }

  private void fail(List<PendingAppend> batch, InboxException failure) {
    queue.settled(batch);
    batch.forEach(append -> append.done().completeExceptionally(failure));
  }

  private InboxException unavailable(Throwable e) {
    if (connection != null) {
      away(e);
      LOG.error(
          "SBX-3101 appending failed; the inbox takes nothing until its database does: {}",
          status.state().reason(),
          e);
      disconnect();
    }
    return new InboxUnavailableException(status.state().reason(), e);
  }

  private void away(Throwable e) {
    status.state(
        new InboxState(
            false,
            e instanceof SQLException sql
                ? Failures.reason(database.where(), sql)
                : String.valueOf(e)));
    backoff.failed();
  }

  private void recover() {
    try {
      connection = connect(database);
      holdings.touch(connection);
      boolean news = status.seen(holdings.read(connection));
      backoff.succeeded();
      database.renew();
      status.state(InboxState.WRITABLE);
      LOG.info("SBX-3102 the inbox takes events again");
      if (news) {
        nudges.run();
      }
    } catch (SQLException | RuntimeException | Error e) {
      away(e);
      LOG.debug("SBX-3104 the database is still away: {}", status.state().reason());
      disconnect();
    }
  }

  private void disconnect() {
    Connection closing = connection;
    connection = null;
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (SQLException e) {
      LOG.warn("SBX-3105 closing a connection to {} failed", database.where(), e);
    }
  }
}
