package dev.signalbox.simulator.internal;

import dev.signalbox.simulator.Delays;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one simulator: a bounded number for requests and deliveries, one for delays. */
final class Threads implements Delays, AutoCloseable {

  private static final int REQUESTS = 16;
  private static final int DELIVERIES = 8;

  private final ExecutorService requests = Executors.newFixedThreadPool(REQUESTS, named("http"));
  private final ExecutorService deliveries =
      Executors.newFixedThreadPool(DELIVERIES, named("deliver"));
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, named("timer"));

  Threads() {
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  Executor requests() {
    return requests;
  }

  Executor deliveries() {
    return deliveries;
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    try {
      Future<?> future = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      // Closed: nothing happens any more.
      return () -> {};
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    requests.shutdownNow();
    deliveries.shutdownNow();
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "simulator-" + name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
