package dev.signalbox.core.node;

import jakarta.servlet.Servlet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one node. */
final class NodeThreads implements AutoCloseable {

  private static final int ANSWERING = 2;
  private static final long STOP_SECONDS = 10;

  private final ThreadFactory maker;
  private final ExecutorService answers;
  private final ScheduledThreadPoolExecutor timer;
  private final ScheduledThreadPoolExecutor chores;

  /**
   * @param maker makes the threads, which are then named
   */
  NodeThreads(ThreadFactory maker) {
    this.maker = maker;
    this.answers = Executors.newFixedThreadPool(ANSWERING, outside("signalbox-answer"));
    this.timer = new ScheduledThreadPoolExecutor(1, outside("signalbox-timer"));
    this.chores = new ScheduledThreadPoolExecutor(1, named("signalbox-chores"));
    // Nearly every time-out is cancelled, tens of thousands a second.
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Writes answers after a commit. */
  Executor answers() {
    return answers;
  }

  /** Ends the wait for slow bodies. */
  ScheduledExecutorService timer() {
    return timer;
  }

  /** One thread for each handler. */
  ThreadFactory handlers() {
    return named("signalbox-handler");
  }

  void everyMinute(Runnable chore) {
    chores.scheduleWithFixedDelay(chore, 1, 1, TimeUnit.MINUTES);
  }

  /**
   * For threads that end requests. A container may start threads of its own just then, and each
   * thread has its context class loader from the one that started it: that of an application would
   * be held as long as the server runs. So these have the container's.
   */
  private ThreadFactory outside(String name) {
    ThreadFactory named = named(name);
    ClassLoader container = Servlet.class.getClassLoader();
    return task ->
        named.newThread(
            () -> {
              // Where the server makes the thread, it sets the application's when it starts.
              Thread.currentThread().setContextClassLoader(container);
              task.run();
            });
  }

  private ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = maker.newThread(task);
      thread.setName(name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    List<ExecutorService> all = List.of(chores, timer, answers);
    all.forEach(ExecutorService::shutdown);
    for (ExecutorService executor : all) {
      try {
        if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
          executor.shutdownNow();
        }
      } catch (InterruptedException e) {
        executor.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
  }
}
