package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.InboxUnavailableException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** What others ask the worker's thread to do between two batches. */
final class Commands {

  private final Queue<FutureTask<?>> queue = new ConcurrentLinkedQueue<>();
  private final Runnable wakeup;
  private volatile boolean closed;

  Commands(Runnable wakeup) {
    this.wakeup = wakeup;
  }

  /**
   * Has a command run and waits for its result.
   *
   * @throws CancellationException when the worker ended before it got to it
   * @throws InboxUnavailableException when the worker is too busy
   */
  <T> T call(Supplier<T> command, Duration most) {
    FutureTask<T> task = new FutureTask<>(command::get);
    queue.add(task);
    if (closed) {
      task.cancel(false);
    }
    wakeup.run();
    try {
      return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("the command failed", e.getCause());
    } catch (TimeoutException e) {
      task.cancel(false);
      throw new InboxUnavailableException(
          "the handler has been busy with one delivery for " + most + "; try again later");
    } catch (InterruptedException e) {
      task.cancel(false);
      Thread.currentThread().interrupt();
      throw new InboxUnavailableException("interrupted while waiting for the handler", e);
    }
  }

  /** Whether there is something to run. */
  boolean pending() {
    return !queue.isEmpty();
  }

  /** Runs what is there. */
  void run() {
    for (FutureTask<?> task = queue.poll(); task != null; task = queue.poll()) {
      task.run();
    }
  }

  /** Cancels what is there and what is still to come. */
  void close() {
    closed = true;
    for (FutureTask<?> task = queue.poll(); task != null; task = queue.poll()) {
      task.cancel(false);
    }
  }
}
