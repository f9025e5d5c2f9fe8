package dev.signalbox.core.dispatch.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs tasks side by side, the calling thread helping. */
final class Lanes implements AutoCloseable {

  private static final long LOOK_MILLIS = 50;

  private final int helpers;
  private final Calls calls;
  private final ThreadPoolExecutor pool;

  /**
   * @param lanes how many tasks run at a time, 2 or more
   */
  Lanes(int lanes, ThreadFactory threads, Calls calls) {
    this.helpers = lanes - 1;
    this.calls = calls;
    this.pool =
        new ThreadPoolExecutor(
            helpers, helpers, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
  }

  /**
   * Runs all tasks and returns when they have ended.
   *
   * @throws AbandonedException when the worker was given up meanwhile
   */
  void run(Collection<Runnable> tasks) {
    Queue<Runnable> queue = new ConcurrentLinkedQueue<>(tasks);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < Math.min(helpers, tasks.size() - 1); i++) {
      running.add(pool.submit(() -> drain(queue)));
    }
    RuntimeException failure = null;
    try {
      drain(queue);
    } catch (RuntimeException e) {
      failure = e;
      queue.clear();
    }
    for (Future<?> helper : running) {
      await(helper);
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static void drain(Queue<Runnable> queue) {
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      task.run();
    }
  }

  private void await(Future<?> helper) {
    while (true) {
      try {
        helper.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        if (calls.abandoned()) {
          throw new AbandonedException();
        }
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException("a lane failed", e.getCause());
      } catch (InterruptedException e) {
        // Only running calls of the handler are interrupted, and this is none: a stray one.
        Thread.interrupted();
      }
    }
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
