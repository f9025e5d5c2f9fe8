package dev.signalbox.http.internal;

import dev.signalbox.core.http.EventLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.io.ManagedSelector;

/** The thread of a selector, which reads and writes many connections. */
final class SelectorLoop implements EventLoop {

  private final ManagedSelector selector;
  private final Executor threads;

  /**
   * @param threads those of the server, which may wait
   */
  SelectorLoop(ManagedSelector selector, Executor threads) {
    this.selector = selector;
    this.threads = threads;
  }

  @Override
  public void prompt(Runnable task) {
    if (!selector.isRunning()) {
      throw new RejectedExecutionException("the server is stopping");
    }
    // What fails is logged by the selector, which goes on.
    selector.submit(unused -> task.run());
  }

  @Override
  public void patient(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException stopping) {
      // Nothing new comes any more that would have to wait for it.
      task.run();
    }
  }
}
