package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.WaitingEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Several events at a time, those with equal keys one after the other. The handler is called
 * outside of the transaction, which is made when all calls have returned: what the handler writes
 * to tables of its own is written at least once, not exactly once.
 */
final class LaneBatch implements Batch {

  private final HandlerLedger ledger;
  private final BatchTools tools;
  private final Lanes lanes;
  private final BooleanSupplier halt;

  LaneBatch(HandlerLedger ledger, BatchTools tools, Lanes lanes, BooleanSupplier halt) {
    this.ledger = ledger;
    this.tools = tools;
    this.lanes = lanes;
    this.halt = halt;
  }

  @Override
  public int run(
      LedgerView view,
      Subscription subscription,
      List<Job> jobs,
      boolean careful,
      Bookmark bookmark) {
    List<Slot> slots = plan(subscription, careful && !jobs.isEmpty() ? jobs.subList(0, 1) : jobs);
    Collection<List<Slot>> chains = chains(view.backlog(), slots);
    long end = System.nanoTime() + tools.env().settings().batchTime().toNanos();
    List<Runnable> tasks = new ArrayList<>();
    chains.forEach(chain -> tasks.add(() -> work(chain, end)));
    lanes.run(tasks);
    return record(view, slots, bookmark);
  }

  private List<Slot> plan(Subscription subscription, List<Job> jobs) {
    List<Slot> slots = new ArrayList<>(jobs.size());
    for (Job job : jobs) {
      Decoded decoded = tools.decoder().decode(job.event());
      if (tools.staleness().stale(subscription, job.event(), decoded)) {
        break;
      }
      slots.add(new Slot(job, decoded));
    }
    return slots;
  }

  private static Collection<List<Slot>> chains(Backlog backlog, List<Slot> slots) {
    Map<Object, List<Slot>> chains = new LinkedHashMap<>();
    for (Slot slot : slots) {
      if (!(slot.decoded instanceof Decoded.Readable)) {
        slot.done = true;
        continue;
      }
      boolean held = slot.job.waiting().isEmpty() && backlog.holds(slot.decoded.key());
      if (held || slot.job.waiting().filter(w -> !chainReached(backlog, chains, w)).isPresent()) {
        slot.done = true;
        continue;
      }
      Object key = slot.decoded.key().isEmpty() ? slot.job.sequence() : slot.decoded.key();
      chains.computeIfAbsent(key, k -> new ArrayList<>()).add(slot);
    }
    return chains.values();
  }

  /** A waiting event is tried when it is the head of its key, or right behind one that is. */
  private static boolean chainReached(
      Backlog backlog, Map<Object, List<Slot>> chains, WaitingEvent waiting) {
    return backlog.isHead(waiting) || chains.containsKey(waiting.orderKey());
  }

  private void work(List<Slot> chain, long end) {
    boolean failed = false;
    boolean first = true;
    for (Slot slot : chain) {
      if (failed) {
        slot.done = true;
        continue;
      }
      if (halt.getAsBoolean()
          || (!first && System.nanoTime() - end >= 0)
          || !tools.caller().admit()) {
        return;
      }
      first = false;
      slot.attempt = tools.caller().call(slot.job, ((Decoded.Readable) slot.decoded).event());
      if (slot.attempt instanceof Attempt.Withdrawn) {
        return;
      }
      slot.done = true;
      failed = slot.attempt instanceof Attempt.Failed;
    }
  }

  private int record(LedgerView view, List<Slot> slots, Bookmark bookmark) {
    int done = slots.size();
    while (done > 0 && !slots.get(done - 1).done) {
      done--;
    }
    if (done == 0) {
      return 0;
    }
    try (LedgerTransaction transaction = ledger.begin()) {
      Scribe scribe = tools.scribe(view.backlog(), transaction);
      slots.subList(0, done).forEach(slot -> record(scribe, slot));
      Runnable inMemory = bookmark.set(transaction, done);
      tools.calls().commit(transaction::commit);
      inMemory.run();
      scribe.committed();
    }
    return done;
  }

  private static void record(Scribe scribe, Slot slot) {
    Job job = slot.job;
    if (slot.decoded instanceof Decoded.Blanked) {
      scribe.passed(job);
    } else if (slot.decoded instanceof Decoded.Unreadable unreadable) {
      scribe.dead(job, job.attempts(), unreadable.error());
    } else if (slot.decoded instanceof Decoded.Broken broken) {
      scribe.failed(job, job.waiting().map(WaitingEvent::orderKey).orElse(""), broken.error());
    } else if (slot.attempt instanceof Attempt.Settled settled) {
      scribe.settled(job, settled);
    } else if (slot.attempt instanceof Attempt.Failed failed) {
      scribe.failed(job, slot.decoded.key(), failed.error());
    } else {
      // Held by its key, or a later one of this batch was done before its turn came.
      scribe.behind(job, slot.decoded.key());
    }
  }

  @Override
  public void rollBack() {
    // Nothing is open while the handler is called.
  }

  /** One job of a batch and what became of it. Written by one lane, read when all have ended. */
  private static final class Slot {
    private final Job job;
    private final Decoded decoded;
    private Attempt attempt;
    private boolean done;

    Slot(Job job, Decoded decoded) {
      this.job = job;
      this.decoded = decoded;
    }
  }
}
