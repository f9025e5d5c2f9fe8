package dev.signalbox.inbox.jdbc.internal.spool;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.inbox.jdbc.internal.spool.SpoolFile.Spooled;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is in the spool into the inbox, in order. What was brought and not yet forgotten when
 * the process ended is brought once more, and known by its dedupe key.
 */
final class Forwarder implements Runnable {

  private static final int BATCH_EVENTS = 500;
  private static final long BATCH_BYTES = 4L * 1024 * 1024;
  private static final long PAUSE_MILLIS = 250;
  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);

  private final SpoolFile file;
  private final Spool spool;
  private final Inbox inbox;
  private final Runnable empty;
  private final CountDownLatch stop = new CountDownLatch(1);

  /**
   * From a spool to an inbox.
   *
   * @param empty called, again and again, while nothing is there to be brought
   */
  Forwarder(SpoolFile file, Spool spool, Inbox inbox, Runnable empty) {
    this.file = file;
    this.spool = spool;
    this.inbox = inbox;
    this.empty = empty;
  }

  @Override
  public void run() {
    boolean stopped = false;
    while (!stopped) {
      boolean more = false;
      try {
        more = inbox.state().writable() && step();
      } catch (InboxException e) {
        LOG.debug("SBX-3172 the spool waits for the inbox: {}", e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("SBX-3175 bringing events from the spool failed; it is tried again", e);
      }
      stopped = pause(more ? 0 : PAUSE_MILLIS);
    }
  }

  /** Ends it soon. */
  void stop() {
    stop.countDown();
  }

  /** Whether there may be more. */
  private boolean step() {
    List<Spooled> batch = file.first(BATCH_EVENTS, BATCH_BYTES);
    if (batch.isEmpty()) {
      empty.run();
      return false;
    }
    try {
      bring(batch);
    } catch (InboxUnavailableException | InboxFullException later) {
      throw later;
    } catch (InboxException e) {
      bringOneByOne(batch);
    }
    return true;
  }

  private void bring(List<Spooled> batch) {
    List<CompletableFuture<AppendResult>> under =
        batch.stream().map(one -> inbox.append(one.event()).toCompletableFuture()).toList();
    under.forEach(Forwarder::await);
    file.removeThrough(batch.get(batch.size() - 1).id());
    spool.removed(batch.size());
  }

  /** One of them is not taken; the others are not to wait for it. */
  private void bringOneByOne(List<Spooled> batch) {
    for (Spooled one : batch) {
      try {
        bring(List.of(one));
      } catch (InboxUnavailableException | InboxFullException later) {
        throw later;
      } catch (InboxException e) {
        LOG.error(
            "SBX-3176 the inbox does not take event {} of the spool; it is kept in {} for you to"
                + " look at",
            one.id(),
            file.path(),
            e);
        file.setAside(one.id());
        spool.removed(1);
      }
    }
  }

  private static void await(CompletableFuture<AppendResult> append) {
    try {
      append.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InboxException failure) {
        throw failure;
      }
      throw new InboxUnavailableException("appending failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InboxUnavailableException("interrupted while bringing events", e);
    }
  }

  private boolean pause(long millis) {
    try {
      return stop.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
