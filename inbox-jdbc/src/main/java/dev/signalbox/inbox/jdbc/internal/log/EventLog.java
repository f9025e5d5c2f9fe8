package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.MovedPages;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writing half of the log: hands everything to the committing thread. */
public final class EventLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  private final SqliteFile file;
  private final AppendQueue queue;
  private final LogStatus status = new LogStatus();
  private final Nudges nudges = new Nudges();
  private final LogReads reads;
  private final EventReader reader;
  private final EventFinder finder;
  private final MovedPages moved;
  private final Checkpointer checkpointer;
  private final Thread thread;

  private EventLog(
      SqliteFile file,
      MovedPages moved,
      LogWriter writer,
      InboxSettings settings,
      LogOptions options) {
    this.file = file;
    this.moved = moved;
    queue = new AppendQueue(settings.maxWaitingEvents(), settings.maxWaitingBytes());
    reads = new LogReads(file);
    reader = new EventReader(reads, status);
    finder = new EventFinder(reads);
    checkpointer = new Checkpointer(file, moved, this::notCheckpointed);
    thread =
        new Thread(
            new Committer(file, writer, queue, status, nudges, options, checkpointer),
            "signalbox-inbox");
    thread.setDaemon(true);
  }

  /**
   * Opens the log and starts its thread.
   *
   * @param handledThrough the highest sequence that a handler has had
   */
  public static EventLog open(
      SqliteFile file, InboxSettings settings, LogOptions options, long handledThrough) {
    try {
      LogWriter writer = LogWriter.open(file, options.keysPerRun());
      EventLog log =
          new EventLog(file, ready(writer, handledThrough, file), writer, settings, options);
      log.checkpointer.start();
      log.thread.start();
      return log;
    } catch (SQLException e) {
      throw Failures.failed("opening the inbox", file.path(), e);
    }
  }

  private static MovedPages ready(LogWriter writer, long handledThrough, SqliteFile file)
      throws SQLException {
    try {
      goOnAfter(handledThrough, writer, file);
      return file.movedPages();
    } catch (SQLException e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Where the log is missing, or is an older one that was restored, its next sequences have been
   * handled before: the handlers would pass over what is stored under them.
   */
  private static void goOnAfter(long handledThrough, LogWriter writer, SqliteFile file)
      throws SQLException {
    long last = writer.counts().lastSequence();
    if (last >= handledThrough) {
      return;
    }
    LOG.error(
        "SBX-3023 {} ends at sequence {}, but handlers have had events up to {}: it is missing or"
            + " older than their databases. Events in between are not in it; new ones go on after"
            + " {}",
        file.path(),
        last,
        handledThrough,
        handledThrough);
    writer.goOnAfter(handledThrough);
  }

  /**
   * The committing thread takes it as a failure of its own: nothing is taken until it has begun
   * anew.
   */
  private void notCheckpointed(SQLException e) {
    LogChange<Boolean> failing =
        writer -> {
          throw e;
        };
    if (!queue.offer(new PendingChange<>(failing, new CompletableFuture<>()))) {
      LOG.warn("SBX-3026 moving the write-ahead log of {} failed at the end", file.path(), e);
    }
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#append}. */
  public CompletionStage<AppendResult> append(NewEvent event) {
    InboxState state = status.state();
    if (!state.writable()) {
      return CompletableFuture.failedFuture(new InboxUnavailableException(state.reason()));
    }
    PendingAppend append = PendingAppend.of(event);
    return switch (queue.offer(append)) {
      case TAKEN -> append.done();
      case FULL ->
          CompletableFuture.failedFuture(
              new InboxFullException(
                  "more appends wait for the disk than the inbox takes: " + queue.waiting()));
      case CLOSED -> CompletableFuture.failedFuture(closed());
    };
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#onAppended}. */
  public void onAppended(Runnable nudge) {
    nudges.add(nudge);
  }

  /** The highest committed sequence. */
  public long lastSequence() {
    return status.counts().lastSequence();
  }

  /** From memory. */
  public InboxCounts counts() {
    LogCounts counts = status.counts();
    return new InboxCounts(
        counts.events(), counts.unreadable(), counts.conflicts(), queue.waiting());
  }

  /** Whether appends can succeed. */
  public InboxState state() {
    return status.state();
  }

  /** Reads pages. */
  EventReader reader() {
    return reader;
  }

  /** Finds events. */
  EventFinder finder() {
    return finder;
  }

  /** All handlers ever seen, by name. */
  public List<HandlerRecord> handlers() {
    return reads.read("reading the handlers", HandlerTable::read);
  }

  /** Durable when it returns. */
  public void saveHandler(HandlerRecord handler) {
    change(
        writer -> {
          HandlerTable.write(writer.db(), handler);
          return handler;
        });
  }

  /** Removes block by block, so that appends get their turn in between. */
  int purge(Purge purge) {
    int gone = 0;
    long after = 0;
    for (List<SequenceRange> blocks = next(purge, after);
        !blocks.isEmpty();
        blocks = next(purge, after)) {
      for (SequenceRange block : blocks) {
        gone += change(writer -> purge.block(writer, block));
        after = block.first();
      }
    }
    int conflicts = Purge.CONFLICTS;
    while (conflicts == Purge.CONFLICTS) {
      conflicts = change(purge::conflicts);
    }
    return gone;
  }

  /** Looks through everything in stretches, and replaces bodies a few at a time. */
  int blank(Blanking person) {
    BodySearch search = new BodySearch(person);
    int changed = blankEvents(search) + blankConflicts(search);
    if (changed > 0) {
      file.scrub();
    }
    return changed;
  }

  private int blankEvents(BodySearch search) {
    int changed = 0;
    long after = reads.read("looking for the first event", EventFinder::first) - 1;
    // Also what comes in meanwhile: it may be derived from what is being blanked.
    while (after < lastSequence()) {
      long from = after;
      long through = Math.min(lastSequence(), after + BodySearch.STRETCH);
      changed +=
          replace(
              BodySearch.Change.OF_EVENTS,
              reads.read(
                  "looking for a person's events",
                  connection -> search.events(connection, from, through)));
      after = through;
    }
    return changed;
  }

  private int blankConflicts(BodySearch search) {
    int changed = 0;
    long after = Long.MIN_VALUE;
    boolean more = true;
    while (more) {
      long from = after;
      BodySearch.Stretch stretch =
          reads.read(
              "looking for a person's conflicts", connection -> search.conflicts(connection, from));
      changed += replace(BodySearch.Change.OF_CONFLICTS, stretch.found());
      more = stretch.last() > after;
      after = stretch.last();
    }
    return changed;
  }

  private int replace(BodySearch.Change how, List<BodySearch.Replacement> found) {
    int changed = 0;
    for (int from = 0; from < found.size(); from += BodySearch.CHUNK) {
      List<BodySearch.Replacement> chunk =
          found.subList(from, Math.min(found.size(), from + BodySearch.CHUNK));
      changed += change(writer -> BodySearch.write(writer, how, chunk));
    }
    return changed;
  }

  /** Commits what waits, then closes. */
  @Override
  public void close() {
    queue.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // What waits was promised a commit; the interrupt is kept for the caller.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    checkpointer.close();
    try {
      reads.close();
    } finally {
      closeMoved();
    }
  }

  /** After every connection, see {@link MovedPages}. */
  private void closeMoved() {
    try {
      moved.close();
    } catch (SQLException e) {
      LOG.warn("SBX-3028 closing {} failed", file.path(), e);
    }
  }

  private List<SequenceRange> next(Purge purge, long after) {
    return reads.read("looking for old events", connection -> purge.blocks(connection, after));
  }

  private <T> T change(LogChange<T> change) {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException(
          "the inbox was changed from a callback of its committing thread, which would wait for"
              + " itself; hand the work to another thread");
    }
    PendingChange<T> pending = new PendingChange<>(change, new CompletableFuture<>());
    if (!queue.offer(pending)) {
      throw closed();
    }
    try {
      return pending.done().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof InboxException failure
          ? new InboxUnavailableException(failure.getMessage(), failure)
          : e;
    }
  }

  private static InboxUnavailableException closed() {
    return new InboxUnavailableException("the inbox is closed");
  }
}
