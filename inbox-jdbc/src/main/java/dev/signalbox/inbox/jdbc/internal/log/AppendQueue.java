package dev.signalbox.inbox.jdbc.internal.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the committing thread. Appends are bounded by number and bytes, those in the
 * commit under way included; changes are not, because each one has a thread waiting for it.
 */
public final class AppendQueue {

  /** What became of an offer. */
  public enum Offer {
    TAKEN,
    FULL,
    CLOSED
  }

  /**
   * What the committing thread is to do next.
   *
   * @param appends one batch, may be empty
   * @param change one change, if any waits
   * @param ended closed and nothing left
   */
  public record Work(
      List<PendingAppend> appends, Optional<PendingChange<?>> change, boolean ended) {}

  private final int maxEvents;
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final ArrayDeque<PendingAppend> appends = new ArrayDeque<>();
  private final ArrayDeque<PendingChange<?>> changes = new ArrayDeque<>();
  private int events;
  private long bytes;
  private boolean closed;
  private boolean woken;

  /** An empty one. */
  public AppendQueue(int maxEvents, long maxBytes) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
  }

  /** Takes an append when there is room; a body larger than the bound only when nothing waits. */
  public Offer offer(PendingAppend append) {
    lock.lock();
    try {
      if (closed) {
        return Offer.CLOSED;
      }
      if (events >= maxEvents || (events > 0 && bytes + append.bytes() > maxBytes)) {
        return Offer.FULL;
      }
      events++;
      bytes += append.bytes();
      appends.addLast(append);
      if (appends.size() == 1) {
        filled.signal();
      }
      return Offer.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a change; false when closed. */
  boolean offer(PendingChange<?> change) {
    lock.lock();
    try {
      if (!closed) {
        changes.addLast(change);
        filled.signal();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for work.
   *
   * @param batchEvents at most so many appends
   * @param batchBytes no more appends once they have so many bytes
   * @param patienceNanos after which the work may be empty; it also is after {@link #wake}
   */
  public Work take(int batchEvents, long batchBytes, long patienceNanos)
      throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patienceNanos;
      while (appends.isEmpty() && changes.isEmpty() && !closed && !woken && left > 0) {
        left = filled.awaitNanos(left);
      }
      woken = false;
      List<PendingAppend> batch = new ArrayList<>(Math.min(batchEvents, appends.size()));
      long size = 0;
      while (!appends.isEmpty() && batch.size() < batchEvents && size < batchBytes) {
        PendingAppend next = appends.removeFirst();
        size += next.bytes();
        batch.add(next);
      }
      Optional<PendingChange<?>> change = Optional.ofNullable(changes.pollFirst());
      return new Work(batch, change, closed && batch.isEmpty() && change.isEmpty());
    } finally {
      lock.unlock();
    }
  }

  /** Makes room: these are committed, or have failed. */
  public void settled(List<PendingAppend> batch) {
    long size = 0;
    for (PendingAppend append : batch) {
      size += append.bytes();
    }
    lock.lock();
    try {
      events -= batch.size();
      bytes -= size;
    } finally {
      lock.unlock();
    }
  }

  /** How many appends wait for their commit. */
  public int waiting() {
    lock.lock();
    try {
      return events;
    } finally {
      lock.unlock();
    }
  }

  /** Has the committing thread look around, also when there is no work for it. */
  public void wake() {
    lock.lock();
    try {
      woken = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes nothing more; what waits is still handed out. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }
}
