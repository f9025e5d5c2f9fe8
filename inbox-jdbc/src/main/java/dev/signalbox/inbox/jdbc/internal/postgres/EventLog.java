package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue;
import dev.signalbox.inbox.jdbc.internal.log.LogCounts;
import dev.signalbox.inbox.jdbc.internal.log.Nudges;
import dev.signalbox.inbox.jdbc.internal.log.PendingAppend;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The writing half of the log, with the threads of a node. */
final class EventLog implements AutoCloseable {

  private final AppendQueue queue;
  private final Status status;
  private final Nudges nudges;
  private final Watcher watcher;
  private final Function<NewEvent, String> orderKeys;
  private final Committer committer;
  private final Thread committing;
  private final Thread syncing;
  private final Thread watching;

  private EventLog(
      AppendQueue queue,
      Status status,
      Nudges nudges,
      Committer committer,
      Syncer syncer,
      Watcher watcher,
      Function<NewEvent, String> orderKeys) {
    this.orderKeys = orderKeys;
    this.queue = queue;
    this.status = status;
    this.nudges = nudges;
    this.watcher = watcher;
    this.committer = committer;
    this.syncing = thread(syncer, "signalbox-inbox-sync");
    this.committing = thread(committer, "signalbox-inbox");
    this.watching = thread(watcher, "signalbox-inbox-watch");
  }

  /**
   * Opens the log and starts its threads.
   *
   * @param node its name, different from that of every other node
   * @param ledgers to be told that other nodes have news of ledgers
   */
  static EventLog open(
      Database database,
      InboxSettings settings,
      String node,
      Status status,
      Runnable ledgers,
      PostgresSharedState shared) {
    AppendQueue queue = new AppendQueue(settings.maxWaitingEvents(), settings.maxWaitingBytes());
    Nudges nudges = new Nudges();
    State holdings = new State(database.schema());
    Outage outage = new Outage(database.where(), status, queue);
    Syncer syncer = new Syncer(holdings, status, queue, nudges, outage);
    Appender appender = new Appender(database.schema(), node, new Days(database.schema()));
    try {
      status.seen(
          database.with(
              "opening the inbox", connection -> holdings.look(connection, status.version())));
      Committer committer =
          new Committer(
              database,
              appender,
              syncer,
              queue,
              status,
              nudges,
              outage,
              Backoff.usual(),
              AppendLine.open(database));
      EventLog log =
          new EventLog(
              queue,
              status,
              nudges,
              committer,
              syncer,
              new Watcher(database, node, status, nudges, ledgers, shared),
              settings.node().orderKeys());
      log.syncing.start();
      log.committing.start();
      log.watching.start();
      return log;
    } catch (SQLException e) {
      throw database.failed("opening the inbox", e);
    }
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#append}. */
  CompletionStage<AppendResult> append(NewEvent event) {
    InboxState state = status.state();
    if (!state.writable()) {
      return CompletableFuture.failedFuture(new InboxUnavailableException(state.reason()));
    }
    PendingAppend append = PendingAppend.of(event);
    append = append.with(OrderHash.of(event, append.key(), orderKeys));
    return switch (queue.offer(append)) {
      case TAKEN -> append.done();
      case FULL ->
          CompletableFuture.failedFuture(
              new InboxFullException(
                  "more appends wait for the database than the inbox takes: " + queue.waiting()));
      case CLOSED ->
          CompletableFuture.failedFuture(new InboxUnavailableException("the inbox is closed"));
    };
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#onAppended}. */
  void onAppended(Runnable nudge) {
    nudges.add(nudge);
  }

  /** From memory. */
  InboxCounts counts() {
    LogCounts counts = status.counts();
    return new InboxCounts(
        counts.events(), counts.unreadable(), counts.conflicts(), queue.waiting());
  }

  /** Commits what waits, then ends the threads. */
  @Override
  public void close() {
    queue.close();
    watcher.stop();
    boolean interrupted = join(committing) | join(syncing) | join(watching);
    committer.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What waits was promised a commit; an interrupt is kept for the caller. */
  private static boolean join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    return interrupted;
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
