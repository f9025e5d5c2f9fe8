package dev.signalbox.core.dispatch.internal;

import java.util.HashSet;
import java.util.Set;

/**
 * Stands between the worker, which calls the handler and commits, and whoever removes the handler.
 * Once {@link #abandon()} has returned, the worker neither calls nor commits again, even if a call
 * that would not end does end later.
 */
public final class Calls {

  private final Set<Thread> running = new HashSet<>();
  private boolean committing;
  private boolean interrupted;
  private boolean abandoned;

  /**
   * The calling thread is about to call the handler.
   *
   * @throws AbandonedException when it must not
   */
  public synchronized void enter() {
    checkAbandoned();
    running.add(Thread.currentThread());
  }

  /**
   * The call is over. Takes away an interrupt that the handler left behind.
   *
   * @return whether the call was interrupted because the handler goes
   * @throws AbandonedException when the call was given up meanwhile
   */
  public synchronized boolean exit() {
    running.remove(Thread.currentThread());
    Thread.interrupted();
    checkAbandoned();
    return interrupted;
  }

  /**
   * Commits, or does something else that must be whole.
   *
   * @throws AbandonedException when it must not
   */
  public void commit(Runnable commit) {
    synchronized (this) {
      checkAbandoned();
      committing = true;
    }
    try {
      commit.run();
    } finally {
      synchronized (this) {
        committing = false;
        notifyAll();
      }
    }
  }

  /** Whether the calling thread is within a call of the handler. */
  public synchronized boolean withinCall() {
    return running.contains(Thread.currentThread());
  }

  /** Interrupts the running calls, and nothing but them. */
  public synchronized void interrupt() {
    interrupted = true;
    running.forEach(Thread::interrupt);
  }

  /**
   * Gives up. Waits for a commit that has begun.
   *
   * @return whether a call of the handler is under way, so that nobody uses the transaction now;
   *     otherwise the worker itself rolls back, when it next asks to call or to commit
   */
  public synchronized boolean abandon() {
    abandoned = true;
    boolean interruptedHere = false;
    while (committing) {
      try {
        wait();
      } catch (InterruptedException e) {
        interruptedHere = true;
      }
    }
    if (interruptedHere) {
      Thread.currentThread().interrupt();
    }
    return !running.isEmpty();
  }

  /** Whether the worker was given up. */
  public synchronized boolean abandoned() {
    return abandoned;
  }

  private void checkAbandoned() {
    if (abandoned) {
      throw new AbandonedException();
    }
  }
}
