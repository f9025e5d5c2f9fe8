package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue;
import dev.signalbox.inbox.jdbc.internal.log.Nudges;
import dev.signalbox.inbox.jdbc.internal.log.PendingAppend;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that waits for the disk of the server, while the next batch is appended;
 * then it tells those whose events are there now.
 */
final class Syncer implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Syncer.class);

  /**
   * A batch that is committed.
   *
   * @param line on which it was appended
   * @param events the batch
   * @param appended what became of it
   */
  record Batch(AppendLine line, List<PendingAppend> events, Appender.Appended appended) {}

  private final State holdings;
  private final Status status;
  private final AppendQueue queue;
  private final Nudges nudges;
  private final Outage outage;

  /** One batch may wait for the one that is being written. Empty at the end. */
  private final BlockingQueue<Optional<Batch>> waiting = new ArrayBlockingQueue<>(1);

  /**
   * For one node.
   *
   * @param queue to be told of events that are settled
   */
  Syncer(State holdings, Status status, AppendQueue queue, Nudges nudges, Outage outage) {
    this.holdings = holdings;
    this.status = status;
    this.queue = queue;
    this.nudges = nudges;
    this.outage = outage;
  }

  /** Takes a batch over; waits while another one waits. */
  void sync(Batch batch) {
    put(Optional.of(batch));
  }

  /** Nothing more comes. */
  void end() {
    put(Optional.empty());
  }

  private void put(Optional<Batch> next) {
    boolean interrupted = false;
    boolean taken = false;
    while (!taken) {
      try {
        waiting.put(next);
        taken = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Works until the end. */
  @Override
  public void run() {
    boolean ended = false;
    while (!ended) {
      try {
        List<Optional<Batch>> next = new ArrayList<>();
        next.add(waiting.take());
        waiting.drainTo(next);
        ended = next.stream().anyMatch(Optional::isEmpty);
        sync(next.stream().flatMap(Optional::stream).toList());
      } catch (InterruptedException e) {
        // Nobody but a careless callback interrupts this thread; only the end ends it.
        LOG.warn("SBX-3103 the syncing thread was interrupted; it goes on");
      }
    }
  }

  /** One look serves the batches that were appended on the same line. */
  private void sync(List<Batch> batches) {
    int from = 0;
    while (from < batches.size()) {
      AppendLine line = batches.get(from).line();
      int to = from + 1;
      while (to < batches.size() && batches.get(to).line() == line) {
        to++;
      }
      sync(line, batches.subList(from, to));
      from = to;
    }
  }

  private void sync(AppendLine line, List<Batch> batches) {
    Status.Holdings now;
    try {
      now = look(line, batches);
    } catch (SQLException | RuntimeException | Error e) {
      fail(batches, outage.lost(line, e));
      return;
    }
    boolean news = status.seen(now);
    batches.forEach(this::stored);
    if (news) {
      nudges.run();
    }
  }

  private void fail(List<Batch> batches, InboxException failure) {
    for (Batch batch : batches) {
      queue.settled(batch.events());
      batch.events().forEach(event -> event.done().completeExceptionally(failure));
    }
  }

  private Status.Holdings look(AppendLine line, List<Batch> batches) throws SQLException {
    Status.Holdings now = holdings.look(line.syncing(), status.version());
    long wanted = batches.get(batches.size() - 1).appended().version();
    if (now.version() < wanted) {
      throw new SQLException(
          "expected version " + wanted + " of the log or a later one, found " + now.version(),
          "08006");
    }
    return now;
  }

  private void stored(Batch batch) {
    queue.settled(batch.events());
    for (int i = 0; i < batch.events().size(); i++) {
      batch.events().get(i).done().complete(batch.appended().results().get(i));
    }
  }
}
