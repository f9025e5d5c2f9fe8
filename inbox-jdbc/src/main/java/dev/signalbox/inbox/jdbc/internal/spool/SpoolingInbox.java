package dev.signalbox.inbox.jdbc.internal.spool;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.NodeRecord;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.shared.SharedState;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inbox whose events are kept on a disk of the node while its database is away, and brought into
 * it afterwards. While anything is kept, what comes is kept behind it, so that the events of one
 * node stay in order.
 */
public final class SpoolingInbox implements Inbox {

  private static final Logger LOG = LoggerFactory.getLogger(SpoolingInbox.class);

  private final Inbox inbox;
  private final SpoolFile file;
  private final Spool spool;
  private final Forwarder forwarder;
  private final Thread thread;
  private final Object turn = new Object();

  /** Guarded by the turn. */
  private boolean spooling;

  /** Guarded by the turn. */
  private boolean closed;

  private SpoolingInbox(Inbox inbox, SpoolFile file, AppendQueue queue) {
    this.inbox = inbox;
    this.file = file;
    this.spool = new Spool(file, queue);
    this.forwarder = new Forwarder(file, spool, inbox, this::rest);
    this.thread = new Thread(forwarder, "signalbox-inbox-forward");
    this.spooling = !spool.isEmpty();
    thread.setDaemon(true);
  }

  /**
   * Puts a spool before an inbox, which is closed with it. What an earlier process left is brought
   * first.
   *
   * @throws InboxException when the folder cannot be used; the inbox is closed then
   */
  public static Inbox before(Inbox inbox, Path folder, InboxSettings settings) {
    try {
      SpoolFile file = SpoolFile.open(folder, settings.busyTimeout());
      SpoolingInbox spooling =
          new SpoolingInbox(
              inbox,
              file,
              new AppendQueue(settings.maxWaitingEvents(), settings.maxWaitingBytes()));
      spooling.thread.start();
      return spooling;
    } catch (RuntimeException e) {
      inbox.close();
      throw e;
    }
  }

  @Override
  public CompletionStage<AppendResult> append(NewEvent event) {
    synchronized (turn) {
      if (spooling && !closed) {
        return spool.append(event);
      }
    }
    return inbox
        .append(event)
        .handle((result, failure) -> failure == null ? done(result) : keep(event, failure))
        .thenCompose(stage -> stage);
  }

  private static CompletionStage<AppendResult> done(AppendResult result) {
    return CompletableFuture.completedFuture(result);
  }

  /**
   * It may be stored all the same, when the answer was lost; then it is known when it is brought.
   */
  private CompletionStage<AppendResult> keep(NewEvent event, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    synchronized (turn) {
      if (!(cause instanceof InboxUnavailableException) || closed) {
        return CompletableFuture.failedFuture(cause);
      }
      if (!spooling) {
        LOG.warn("SBX-3170 the database is away: deliveries are kept in {}", file.path());
        spooling = true;
      }
      return spool.append(event);
    }
  }

  /** Nothing is left to be brought. */
  private void rest() {
    synchronized (turn) {
      if (spooling && spool.isEmpty()) {
        spooling = false;
        LOG.info("SBX-3171 everything in the spool is in the database now");
      }
    }
  }

  @Override
  public InboxState state() {
    synchronized (turn) {
      if (!spooling) {
        return inbox.state();
      }
    }
    return spool
        .problem()
        .map(reason -> new InboxState(false, reason))
        .orElseGet(
            () ->
                new InboxState(
                    true, "the database is away; " + spool.size() + " events wait in the spool"));
  }

  /** The spool first: what is in it is not lost when this fails. */
  @Override
  public void close() {
    synchronized (turn) {
      closed = true;
    }
    forwarder.stop();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    try {
      spool.close();
      file.close();
    } finally {
      inbox.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What waits in the spool is brought first, so that nothing of the person is left in it. */
  @Override
  public int blank(String handle) {
    if (!spool.isEmpty()) {
      throw new InboxUnavailableException(
          spool.size() + " events wait in the spool until the database is back; come again then");
    }
    return inbox.blank(handle);
  }

  @Override
  public void onAppended(Runnable nudge) {
    inbox.onAppended(nudge);
  }

  @Override
  public long lastSequence() {
    return inbox.lastSequence();
  }

  @Override
  public EventPage read(long after, Collection<String> types, int limit) {
    return inbox.read(after, types, limit);
  }

  @Override
  public EventPage read(long after, Collection<String> types, Shards shards, int limit) {
    return inbox.read(after, types, shards, limit);
  }

  @Override
  public List<StoredEvent> bySequence(Collection<Long> sequences) {
    return inbox.bySequence(sequences);
  }

  @Override
  public List<StoredEvent> byEventId(String eventId) {
    return inbox.byEventId(eventId);
  }

  @Override
  public List<StoredEvent> search(EventSearch search) {
    return inbox.search(search);
  }

  @Override
  public Optional<SequenceRange> range(Instant from, Instant to) {
    return inbox.range(from, to);
  }

  @Override
  public List<StoredEvent> unreadable(long before, int limit) {
    return inbox.unreadable(before, limit);
  }

  /** What is in the spool waits for its commit. */
  @Override
  public InboxCounts counts() {
    InboxCounts counts = inbox.counts();
    long waiting = counts.waitingAppends() + spool.size();
    return new InboxCounts(
        counts.events(),
        counts.unreadable(),
        counts.conflicts(),
        (int) Math.min(Integer.MAX_VALUE, waiting));
  }

  @Override
  public List<HandlerRecord> handlers() {
    return inbox.handlers();
  }

  @Override
  public void saveHandler(HandlerRecord handler) {
    inbox.saveHandler(handler);
  }

  @Override
  public List<NodeRecord> nodes() {
    return inbox.nodes();
  }

  @Override
  public void reportTo(Supplier<List<HandlerReport>> reports) {
    inbox.reportTo(reports);
  }

  @Override
  public HandlerLedger ledger(String handlerName) {
    return inbox.ledger(handlerName);
  }

  @Override
  public int purge(Instant settledBefore, long settledThrough, Instant anyBefore) {
    return inbox.purge(settledBefore, settledThrough, anyBefore);
  }

  @Override
  public void scrub() {
    inbox.scrub();
  }

  @Override
  public Optional<SharedState> shared() {
    return inbox.shared();
  }
}
