package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.WaitingEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One event after the other, all in one transaction with what the handler writes, each behind a
 * savepoint of its own.
 */
final class SerialBatch implements Batch {

  private static final Logger LOG = LoggerFactory.getLogger(SerialBatch.class);

  private final HandlerLedger ledger;
  private final BatchTools tools;
  private final BooleanSupplier halt;
  private final AtomicReference<LedgerTransaction> open = new AtomicReference<>();

  SerialBatch(HandlerLedger ledger, BatchTools tools, BooleanSupplier halt) {
    this.ledger = ledger;
    this.tools = tools;
    this.halt = halt;
  }

  @Override
  public int run(
      LedgerView view,
      Subscription subscription,
      List<Job> jobs,
      boolean careful,
      Bookmark bookmark) {
    Progress progress = new Progress(view, subscription);
    int most = careful ? Math.min(1, jobs.size()) : jobs.size();
    try {
      return inTransaction(
          view,
          (transaction, scribe) -> {
            int done = 0;
            while (done < most
                && progress.mayGoOn()
                && step(transaction, scribe, jobs.get(done), progress)) {
              done++;
            }
            return done;
          },
          bookmark);
    } catch (InboxException e) {
      if (careful && progress.attempted != null) {
        blame(view, progress, e, bookmark);
      }
      throw e;
    }
  }

  /**
   * The only event of a transaction broke it. If another transaction works, the handler has done
   * something to the first, and this is a failed attempt; otherwise the store is in trouble, and
   * this throws.
   */
  private void blame(LedgerView view, Progress progress, InboxException e, Bookmark bookmark) {
    inTransaction(
        view,
        (transaction, scribe) -> {
          scribe.failed(progress.attempted, progress.key, ErrorText.of(e));
          return 1;
        },
        bookmark);
  }

  private interface Work {
    int in(LedgerTransaction transaction, Scribe scribe);
  }

  private int inTransaction(LedgerView view, Work work, Bookmark bookmark) {
    LedgerTransaction transaction = ledger.begin();
    open.set(transaction);
    try {
      Scribe scribe = tools.scribe(view.backlog(), transaction);
      int done = work.in(transaction, scribe);
      if (done > 0) {
        Runnable inMemory = bookmark.set(transaction, done);
        tools.calls().commit(transaction::commit);
        inMemory.run();
        scribe.committed();
      }
      return done;
    } finally {
      closeOpen();
    }
  }

  /** Only one of the worker and {@link #rollBack()} gets to close it. */
  private void closeOpen() {
    LedgerTransaction transaction = open.getAndSet(null);
    if (transaction != null) {
      transaction.close();
    }
  }

  private boolean step(LedgerTransaction transaction, Scribe scribe, Job job, Progress progress) {
    Backlog backlog = progress.view.backlog();
    if (job.waiting().filter(waiting -> !backlog.isHead(waiting)).isPresent()) {
      return true;
    }
    Decoded decoded = tools.decoder().decode(job.event());
    if (tools.staleness().stale(progress.subscription, job.event(), decoded)) {
      return false;
    }
    if (decoded instanceof Decoded.Blanked) {
      scribe.passed(job);
      return true;
    }
    if (decoded instanceof Decoded.Unreadable unreadable) {
      scribe.dead(job, job.attempts(), unreadable.error());
      return true;
    }
    if (decoded instanceof Decoded.Broken broken) {
      scribe.failed(job, job.waiting().map(WaitingEvent::orderKey).orElse(""), broken.error());
      return true;
    }
    Decoded.Readable readable = (Decoded.Readable) decoded;
    if (job.waiting().isEmpty() && backlog.holds(readable.key())) {
      scribe.behind(job, readable.key());
      return true;
    }
    if (!tools.caller().admit()) {
      return false;
    }
    progress.attempting(job, readable.key());
    return attempt(transaction, scribe, job, readable);
  }

  private boolean attempt(
      LedgerTransaction transaction, Scribe scribe, Job job, Decoded.Readable readable) {
    mark(transaction);
    Attempt attempt = tools.caller().call(job, readable.event());
    if (attempt instanceof Attempt.Settled settled) {
      transaction.releaseSavepoint();
      scribe.settled(job, settled);
      return true;
    }
    transaction.rollbackToSavepoint();
    if (attempt instanceof Attempt.Failed failed) {
      scribe.failed(job, readable.key(), failed.error());
      return true;
    }
    return false;
  }

  private void mark(LedgerTransaction transaction) {
    try {
      transaction.savepoint();
    } catch (RuntimeException e) {
      tools.caller().withdraw();
      throw e;
    }
  }

  @Override
  public void rollBack() {
    try {
      closeOpen();
    } catch (RuntimeException e) {
      LOG.warn("SBX-2016 an abandoned transaction could not be rolled back", e);
    }
  }

  /** How far a run has come. */
  private final class Progress {
    private final LedgerView view;
    private final Subscription subscription;
    private final long end = System.nanoTime() + tools.env().settings().batchTime().toNanos();
    private Job attempted;
    private String key = "";

    Progress(LedgerView view, Subscription subscription) {
      this.view = view;
      this.subscription = subscription;
    }

    void attempting(Job job, String orderKey) {
      attempted = job;
      key = orderKey;
    }

    boolean mayGoOn() {
      return !halt.getAsBoolean() && (attempted == null || System.nanoTime() - end < 0);
    }
  }
}
