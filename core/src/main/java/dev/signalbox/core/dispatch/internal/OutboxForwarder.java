package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxFullException;
import dev.signalbox.core.inbox.OutboxEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a handler's derived events from its outbox into the inbox, without waiting for the inbox.
 * An event is cleared after its append: a crash in between makes it a duplicate, which the inbox
 * knows. Used by the thread that owns the ledger.
 */
final class OutboxForwarder {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxForwarder.class);
  private static final int MOST = 256;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final String handler;
  private final Inbox inbox;
  private final HandlerLedger ledger;
  private final Calls calls;
  private final Runnable wakeup;
  private final LongSupplier nanoTime;
  private final List<Appending> underWay = new ArrayList<>();
  private boolean more = true;
  private long notBefore;

  OutboxForwarder(String handler, Inbox inbox, HandlerLedger ledger, Calls calls, Runnable wakeup) {
    this(handler, inbox, ledger, calls, wakeup, System::nanoTime);
  }

  /**
   * With another measure of time.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  OutboxForwarder(
      String handler,
      Inbox inbox,
      HandlerLedger ledger,
      Calls calls,
      Runnable wakeup,
      LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.notBefore = nanoTime.getAsLong();
    this.handler = handler;
    this.inbox = inbox;
    this.ledger = ledger;
    this.calls = calls;
    this.wakeup = wakeup;
  }

  private record Appending(OutboxEvent event, CompletableFuture<AppendResult> result) {}

  /** There may be something in the outbox. */
  void fill() {
    more = true;
  }

  /** Does what can be done now. */
  void step() {
    if (!underWay.isEmpty() && underWay.stream().allMatch(each -> each.result().isDone())) {
      finish();
    }
    if (underWay.isEmpty() && more && nanoTime.getAsLong() - notBefore >= 0) {
      start();
    }
  }

  /** Whether something is left to do. */
  boolean busy() {
    return more || !underWay.isEmpty();
  }

  private void start() {
    List<OutboxEvent> events = ledger.outbox(MOST);
    more = events.size() == MOST;
    for (OutboxEvent event : events) {
      CompletableFuture<AppendResult> result = inbox.append(event.event()).toCompletableFuture();
      underWay.add(new Appending(event, result));
      result.whenComplete((done, failure) -> wakeup.run());
      if (result.isCompletedExceptionally()) {
        // The others must not overtake it.
        return;
      }
    }
  }

  private void finish() {
    List<Long> stored = new ArrayList<>();
    boolean failed = false;
    for (Appending each : underWay) {
      if (succeeded(each)) {
        stored.add(each.event().id());
      } else {
        failed = true;
      }
    }
    underWay.clear();
    if (failed) {
      more = true;
      notBefore = nanoTime.getAsLong() + PAUSE.toNanos();
    }
    if (!stored.isEmpty()) {
      more = true;
      calls.commit(() -> ledger.clearOutbox(stored));
    }
  }

  private boolean succeeded(Appending each) {
    try {
      AppendResult result = each.result().join();
      if (result.outcome() == Outcome.CONFLICT) {
        LOG.warn(
            "SBX-2017 handler {} published {} of type {} before with another content; the first"
                + " one counts",
            handler,
            each.event().event().eventId(),
            each.event().event().eventType());
      }
      return true;
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof InboxFullException)) {
        LOG.warn(
            "SBX-2018 a derived event of handler {} could not be appended and will be again: {}",
            handler,
            e.getCause().toString());
      }
      return false;
    }
  }

  /** Empties the outbox as far as that goes within some time. */
  void drain(Duration most) {
    long end = nanoTime.getAsLong() + most.toNanos();
    step();
    while (busy() && nanoTime.getAsLong() - end < 0) {
      awaitAppends(end);
      step();
      if (underWay.isEmpty() && nanoTime.getAsLong() - notBefore < 0) {
        return;
      }
    }
  }

  private void awaitAppends(long end) {
    CompletableFuture<?>[] all =
        underWay.stream().map(Appending::result).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(all)
          .handle((done, failure) -> true)
          .get(Math.max(1, end - nanoTime.getAsLong()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("SBX-2019 derived events of handler {} stay in its outbox", handler, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
