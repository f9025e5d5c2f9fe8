package dev.signalbox.core.dispatch.internal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread wait for work. Signals are cheap and never lost: one that comes before the wait
 * ends it at once. A nudge says that the log has grown, an urgent signal that something else is to
 * be done.
 */
public final class Wakeup {

  private final AtomicBoolean nudged = new AtomicBoolean();
  private final AtomicBoolean urgent = new AtomicBoolean();
  private volatile Thread waiter;

  /** There may be new events. */
  public void nudge() {
    if (nudged.compareAndSet(false, true)) {
      LockSupport.unpark(waiter);
    }
  }

  /** There is something to do that does not come from the log. */
  public void signal() {
    if (urgent.compareAndSet(false, true)) {
      LockSupport.unpark(waiter);
    }
  }

  /** Urgent signals up to now are being seen to. */
  public void heard() {
    urgent.set(false);
  }

  /** Waits for either, at most so long. */
  public void await(Duration most) {
    waiter = Thread.currentThread();
    long end = System.nanoTime() + most.toNanos();
    while (!urgent.get() & !nudged.getAndSet(false)) {
      if (!parkUntil(end)) {
        return;
      }
    }
  }

  /** Waits so long unless there is an urgent signal, however often it is nudged. */
  public void linger(Duration time) {
    waiter = Thread.currentThread();
    long end = System.nanoTime() + time.toNanos();
    boolean again = true;
    while (again) {
      again = !urgent.get() && parkUntil(end);
    }
  }

  private boolean parkUntil(long end) {
    long rest = end - System.nanoTime();
    if (rest <= 0) {
      return false;
    }
    LockSupport.parkNanos(this, rest);
    // A stray interrupt would make every further park return at once.
    Thread.interrupted();
    return true;
  }
}
