package dev.signalbox.extender.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.weld.manager.api.ExecutorServices;

/**
 * Threads for what a handler fires asynchronously by itself. Each container has its own, made when
 * first used and gone with it: a thread remembers the classes that were on the stack when it was
 * made, so a shared one would keep an old bundle alive.
 */
final class HandlerThreads implements ExecutorServices {

  private static final int THREADS = 2;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor executor;

  HandlerThreads(String name, ClassLoader contextLoader) {
    executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, name + "-async");
              thread.setDaemon(true);
              thread.setContextClassLoader(contextLoader);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  @Override
  public ExecutorService getTaskExecutor() {
    return executor;
  }

  /** Runs the tasks of a boot one after the other, on the booting thread. */
  @Override
  public <T> List<Future<T>> invokeAllAndCheckForExceptions(
      Collection<? extends Callable<T>> tasks) {
    List<Future<T>> done = new ArrayList<>(tasks.size());
    for (Callable<T> task : tasks) {
      try {
        done.add(CompletableFuture.completedFuture(task.call()));
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("a step of the container's start failed", e);
      }
    }
    return done;
  }

  @Override
  public <T> List<Future<T>> invokeAllAndCheckForExceptions(TaskFactory<T> factory) {
    return invokeAllAndCheckForExceptions(factory.createTasks(1));
  }

  @Override
  public void cleanup() {
    executor.shutdownNow();
  }
}
