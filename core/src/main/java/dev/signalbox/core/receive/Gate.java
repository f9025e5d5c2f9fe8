package dev.signalbox.core.receive;

import dev.signalbox.core.inbox.Inbox;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the inbox: nothing is taken in before it is open, nor when it is to be closed. It
 * goes from {@link State#STARTING} to {@link State#OPEN} to {@link State#DRAINING}, never back. For
 * use by any thread.
 */
public final class Gate {

  /** How far it is. */
  public enum State {
    /** There is no inbox yet. */
    STARTING,
    /** Deliveries are taken. */
    OPEN,
    /** No more deliveries are taken; those inside are finished. */
    DRAINING
  }

  private record Status(State state, Optional<Inbox> inbox) {}

  private final AtomicInteger inside = new AtomicInteger();
  private final Object empty = new Object();
  private volatile Status status = new Status(State.STARTING, Optional.empty());

  /** A gate that is starting. */
  public Gate() {
    // Nothing is open yet.
  }

  /**
   * Lets deliveries through to an inbox.
   *
   * @throws IllegalStateException when it was opened before or is draining
   */
  public synchronized void open(Inbox inbox) {
    Objects.requireNonNull(inbox, "inbox");
    if (status.state() != State.STARTING) {
      throw new IllegalStateException(
          "a gate is opened once, while STARTING; this one is " + status.state());
    }
    status = new Status(State.OPEN, Optional.of(inbox));
  }

  /** Lets nothing more in. May be called again, and before it was opened. */
  public synchronized void drain() {
    status = new Status(State.DRAINING, Optional.empty());
  }

  /** How far it is. */
  public State state() {
    return status.state();
  }

  /** What a sender is told while it is not open; empty when it is. */
  public Optional<Unavailability> closed() {
    return switch (state()) {
      case STARTING -> Optional.of(Unavailability.STARTING);
      case OPEN -> Optional.empty();
      case DRAINING -> Optional.of(Unavailability.DRAINING);
    };
  }

  /**
   * Goes in, when it is open. Who got an inbox must {@link #leave()}.
   *
   * @return the inbox; empty when it is not open
   */
  public Optional<Inbox> enter() {
    // Counted before the look, so that nobody slips in unseen after drain().
    inside.incrementAndGet();
    Optional<Inbox> inbox = status.inbox();
    if (inbox.isEmpty()) {
      leave();
    }
    return inbox;
  }

  /** Goes out. */
  public void leave() {
    if (inside.decrementAndGet() == 0 && status.state() == State.DRAINING) {
      synchronized (empty) {
        empty.notifyAll();
      }
    }
  }

  /**
   * Waits until everything inside is answered. Only after {@link #drain()}.
   *
   * @return whether nothing is inside any more
   */
  public boolean awaitEmpty(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (empty) {
      while (inside.get() > 0) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        empty.wait(left / 1_000_000, (int) (left % 1_000_000));
      }
    }
    return true;
  }
}
