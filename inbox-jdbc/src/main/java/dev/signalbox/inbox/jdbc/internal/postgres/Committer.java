package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue;
import dev.signalbox.inbox.jdbc.internal.log.Nudges;
import dev.signalbox.inbox.jdbc.internal.log.PendingAppend;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that appends. While it does, the next batch gathers, and the one before
 * is {@linkplain Syncer written to the disk}.
 *
 * <p>When the database is away, appends fail at once, and it is tried again after a pause that
 * grows; nothing waits for it meanwhile.
 */
final class Committer implements Runnable {

  private static final int BATCH_EVENTS = 2_000;
  private static final long BATCH_BYTES = 8L * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final Database database;
  private final Appender appender;
  private final Syncer syncer;
  private final State holdings;
  private final AppendQueue queue;
  private final Status status;
  private final Nudges nudges;
  private final Outage outage;
  private final Backoff backoff;

  /** Empty while the database is away. */
  private Optional<AppendLine> line;

  /**
   * For a log whose tables are there.
   *
   * @param syncer gets what is appended
   * @param line to append on; closed by {@link #close}
   */
  Committer(
      Database database,
      Appender appender,
      Syncer syncer,
      AppendQueue queue,
      Status status,
      Nudges nudges,
      Outage outage,
      Backoff backoff,
      AppendLine line) {
    this.database = database;
    this.appender = appender;
    this.syncer = syncer;
    this.holdings = new State(database.schema());
    this.queue = queue;
    this.status = status;
    this.nudges = nudges;
    this.outage = outage;
    this.backoff = backoff;
    this.line = Optional.of(line);
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
    syncer.end();
  }

  /** Closes the connections, after this and the syncing thread have ended. */
  void close() {
    line.ifPresent(AppendLine::close);
  }

  private boolean step() throws InterruptedException {
    AppendQueue.Work work =
        queue.take(
            BATCH_EVENTS, BATCH_BYTES, line.isPresent() ? Long.MAX_VALUE : backoff.leftNanos());
    if (!work.appends().isEmpty()) {
      commit(work.appends());
    }
    dropLost();
    if (line.isEmpty() && !work.ended() && backoff.leftNanos() <= 0) {
      recover();
    }
    return work.ended();
  }

  private void commit(List<PendingAppend> batch) {
    Optional<AppendLine> usable = line.filter(one -> !one.isLost());
    if (usable.isPresent()) {
      append(usable.get(), batch);
    } else {
      fail(batch, outage.unavailable());
    }
  }

  private void append(AppendLine on, List<PendingAppend> batch) {
    try {
      syncer.sync(new Syncer.Batch(on, batch, appender.append(on.appending(), batch)));
    } catch (SQLException e) {
      failed(on, batch, e);
    } catch (RuntimeException | Error e) {
      fail(batch, outage.lost(on, e));
    }
  }

  private void failed(AppendLine on, List<PendingAppend> batch, SQLException e) {
    if (!Failures.data(e)) {
      fail(batch, outage.lost(on, e));
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

  private void dropLost() {
    if (line.isPresent() && line.get().isLost()) {
      drop();
    }
  }

  private void drop() {
    line.ifPresent(AppendLine::close);
    line = Optional.empty();
    backoff.failed();
  }

  private void recover() {
    try {
      AppendLine found = AppendLine.open(database);
      line = Optional.of(found);
      holdings.touch(found.syncing());
      boolean news = status.seen(holdings.look(found.syncing(), status.version()));
      backoff.succeeded();
      database.renew();
      status.state(InboxState.WRITABLE);
      LOG.info("SBX-3102 the inbox takes events again");
      if (news) {
        nudges.run();
      }
    } catch (SQLException | RuntimeException | Error e) {
      outage.away(e);
      LOG.debug("SBX-3104 the database is still away: {}", status.state().reason());
      drop();
    }
  }
}
