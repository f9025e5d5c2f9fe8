package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerSnapshot.Replay;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A worker's copy of its ledger. The position here may be ahead of the stored one, by events that
 * the handler does not take. Used by the worker's thread, but for {@link #position()}.
 */
final class LedgerView {

  private static final long MOST_UNSTORED = 10_000;
  private static final long LONGEST_UNSTORED_NANOS = 900_000_000;

  private final Backlog backlog;
  private final Deque<Replay> replays;
  private volatile long position;
  private long stored;
  private long storedNanos = System.nanoTime();

  LedgerView(LedgerSnapshot snapshot) {
    this.backlog = new Backlog(snapshot.waiting());
    this.replays = new ArrayDeque<>(snapshot.replays());
    this.position = snapshot.position();
    this.stored = snapshot.position();
  }

  Backlog backlog() {
    return backlog;
  }

  Deque<Replay> replays() {
    return replays;
  }

  long position() {
    return position;
  }

  /** Passes events that the handler does not take. */
  void skipTo(long sequence) {
    position = Math.max(position, sequence);
  }

  /** The position was stored. */
  void storedAt(long sequence) {
    position = sequence;
    stored = sequence;
    storedNanos = System.nanoTime();
  }

  /** Whether the stored position lags so much that it is worth a commit of its own. */
  boolean worthStoring() {
    return unstored() >= MOST_UNSTORED
        || unstored() > 0 && System.nanoTime() - storedNanos > LONGEST_UNSTORED_NANOS;
  }

  /** How far the position here is ahead of the stored one. */
  long unstored() {
    return position - stored;
  }
}
