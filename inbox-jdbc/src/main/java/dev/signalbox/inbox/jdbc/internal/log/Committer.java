package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes the log. While a commit waits for the disk the next batch gathers, so
 * batches are as large as the load needs and a single event never waits for company.
 *
 * <p>After a failure the log is unwritable: appends fail at once, the connection is opened anew
 * after a pause, and when the disk takes a write the log is writable again.
 */
final class Committer implements Runnable {

  private static final int BATCH_EVENTS = 2_000;
  private static final long BATCH_BYTES = 8L * 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  private final SqliteFile file;
  private final AppendQueue queue;
  private final LogStatus status;
  private final Nudges nudges;
  private final LogOptions options;
  private final Checkpointer checkpointer;

  /** Null while the log is unwritable. */
  private LogWriter writer;

  private long failedAt;

  /** For a log that is open. */
  Committer(
      SqliteFile file,
      LogWriter writer,
      AppendQueue queue,
      LogStatus status,
      Nudges nudges,
      LogOptions options,
      Checkpointer checkpointer) {
    this.file = file;
    this.writer = writer;
    this.queue = queue;
    this.status = status;
    this.nudges = nudges;
    this.options = options;
    this.checkpointer = checkpointer;
    status.committed(writer.counts());
  }

  /** Works until the queue is closed and empty. */
  @Override
  public void run() {
    boolean ended = false;
    while (!ended) {
      try {
        ended = step();
      } catch (InterruptedException e) {
        // Nobody but a careless callback interrupts this thread; only close() ends it.
        LOG.warn("SBX-3003 the committing thread was interrupted; it goes on");
      }
    }
    closeWriter();
  }

  private boolean step() throws InterruptedException {
    AppendQueue.Work work = queue.take(BATCH_EVENTS, BATCH_BYTES, patience());
    if (!work.appends().isEmpty()) {
      commit(work.appends());
    }
    work.change().ifPresent(this::make);
    if (writer == null && !work.ended() && patience() <= 0) {
      recover();
    }
    return work.ended();
  }

  private long patience() {
    return writer != null
        ? Long.MAX_VALUE
        : options.probeEvery().toNanos() - (System.nanoTime() - failedAt);
  }

  private void commit(List<PendingAppend> batch) {
    long before = status.counts().lastSequence();
    List<AppendResult> results;
    try {
      results = requireWriter().append(batch);
    } catch (SQLException | RuntimeException | Error e) {
      InboxException failure = failed("appending " + batch.size() + " events", e);
      queue.settled(batch);
      batch.forEach(append -> append.done().completeExceptionally(failure));
      return;
    }
    status.committed(writer.counts());
    queue.settled(batch);
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).done().complete(results.get(i));
    }
    if (status.counts().lastSequence() > before) {
      nudges.run();
    }
    checkpointer.committed(
        batch.size(), batch.stream().mapToLong(append -> append.event().body().length).sum());
    if (checkpointer.takeRest()) {
      moveRest();
    }
  }

  /** After senders were told, and with as little left as there can be beside commits. */
  private void moveRest() {
    try {
      requireWriter().moveRest();
    } catch (SQLException | RuntimeException | Error e) {
      failed("moving the write-ahead log", e);
    }
  }

  private void make(PendingChange<?> change) {
    try {
      Runnable tell = change.run(requireWriter());
      status.committed(writer.counts());
      tell.run();
    } catch (SQLException | RuntimeException | Error e) {
      change.done().completeExceptionally(failed("changing the log", e));
    }
  }

  private LogWriter requireWriter() {
    if (writer == null) {
      throw new InboxUnavailableException(status.state().reason());
    }
    return writer;
  }

  private InboxException failed(String tried, Throwable e) {
    if (writer == null) {
      return new InboxUnavailableException(status.state().reason(), e);
    }
    unwritable(e);
    LOG.error(
        "SBX-3001 {} failed; the inbox takes nothing until its disk does: {}",
        tried,
        status.state().reason(),
        e);
    closeWriter();
    return new InboxUnavailableException(status.state().reason(), e);
  }

  private void unwritable(Throwable e) {
    String reason =
        e instanceof SQLException sql ? Failures.reason(file.path(), sql) : String.valueOf(e);
    status.state(new InboxState(false, reason));
    failedAt = System.nanoTime();
  }

  private void recover() {
    try {
      long before = status.counts().lastSequence();
      writer = LogWriter.reopen(file, options.keysPerRun());
      status.committed(writer.counts());
      status.state(InboxState.WRITABLE);
      LOG.info("SBX-3002 the inbox takes events again");
      if (status.counts().lastSequence() > before) {
        // The failed commit was on the disk after all.
        nudges.run();
      }
    } catch (SQLException | RuntimeException | Error e) {
      unwritable(e);
      LOG.debug("SBX-3004 the inbox is still unwritable: {}", status.state().reason());
    }
  }

  private void closeWriter() {
    LogWriter closing = writer;
    writer = null;
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (SQLException e) {
      LOG.warn("SBX-3005 closing the connection to {} failed", file.path(), e);
    }
  }
}
