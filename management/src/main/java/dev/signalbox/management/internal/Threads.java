package dev.signalbox.management.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one management. */
public final class Threads implements AutoCloseable {

  private static final long STOP_SECONDS = 10;

  /** One for what waits for Linq, one for what must not wait. */
  private final ScheduledThreadPoolExecutor scheduler =
      new ScheduledThreadPoolExecutor(2, named("signalbox-management"));

  private final ExecutorService http = Executors.newCachedThreadPool(named("signalbox-linq"));

  /** Runs what is to be done again and again. */
  public ScheduledExecutorService scheduler() {
    return scheduler;
  }

  /** Runs the HTTP client. */
  public Executor http() {
    return http;
  }

  private static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Interrupts what waits for Linq: whatever it leaves behind is finished at the next start. */
  @Override
  public void close() {
    scheduler.shutdownNow();
    try {
      if (!scheduler.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        org.slf4j.LoggerFactory.getLogger(Threads.class)
            .warn("SBX-7046 a look at the subscriptions does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }
}
