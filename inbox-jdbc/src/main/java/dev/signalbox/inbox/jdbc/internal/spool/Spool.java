package dev.signalbox.inbox.jdbc.internal.spool;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue;
import dev.signalbox.inbox.jdbc.internal.log.PendingAppend;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events in, in batches, each with one sync of the disk. */
final class Spool implements AutoCloseable {

  private static final int BATCH_EVENTS = 2_000;
  private static final long BATCH_BYTES = 8L * 1024 * 1024;

  /** The inbox has not given it a place yet. */
  private static final AppendResult KEPT = new AppendResult(0, Outcome.STORED);

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private final SpoolFile file;
  private final AppendQueue queue;
  private final AtomicLong held;
  private final Thread thread = new Thread(this::work, "signalbox-inbox-spool");
  private volatile Optional<String> problem = Optional.empty();

  /** On a file that is open. */
  Spool(SpoolFile file, AppendQueue queue) {
    this.file = file;
    this.queue = queue;
    this.held = new AtomicLong(file.count());
    thread.setDaemon(true);
    thread.start();
  }

  /** Keeps an event; ends when it is on the disk. */
  CompletionStage<AppendResult> append(NewEvent event) {
    PendingAppend append = PendingAppend.of(event);
    held.incrementAndGet();
    AppendQueue.Offer offer = queue.offer(append);
    if (offer == AppendQueue.Offer.TAKEN) {
      return append.done();
    }
    held.decrementAndGet();
    return CompletableFuture.failedFuture(
        offer == AppendQueue.Offer.FULL
            ? new InboxFullException("more events wait for the spool than it takes")
            : new InboxUnavailableException("the inbox is closed"));
  }

  /** Whether nothing is in it, and nothing on its way into it. */
  boolean isEmpty() {
    return held.get() == 0;
  }

  /** How many events are in it or on their way. */
  long size() {
    return held.get();
  }

  /** Why it takes nothing; empty when it does. */
  Optional<String> problem() {
    return problem;
  }

  /** These are in the inbox. */
  void removed(int events) {
    held.addAndGet(-events);
  }

  private void work() {
    boolean ended = false;
    while (!ended) {
      try {
        AppendQueue.Work work = queue.take(BATCH_EVENTS, BATCH_BYTES, Long.MAX_VALUE);
        if (!work.appends().isEmpty()) {
          commit(work.appends());
        }
        ended = work.ended();
      } catch (InterruptedException e) {
        // Only closing the queue ends this thread: what waits was promised an answer.
        LOG.warn("SBX-3173 the thread of the spool was interrupted; it goes on");
      }
    }
  }

  private void commit(List<PendingAppend> batch) {
    try {
      file.add(batch.stream().map(PendingAppend::event).toList());
      problem = Optional.empty();
      queue.settled(batch);
      batch.forEach(append -> append.done().complete(KEPT));
    } catch (SQLException | RuntimeException e) {
      String reason =
          e instanceof SQLException sql ? Failures.reason(file.path(), sql) : String.valueOf(e);
      LOG.error("SBX-3174 the spool takes nothing: {}", reason, e);
      problem = Optional.of(reason);
      held.addAndGet(-batch.size());
      queue.settled(batch);
      batch.forEach(
          append -> append.done().completeExceptionally(new InboxUnavailableException(reason, e)));
    }
  }

  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
