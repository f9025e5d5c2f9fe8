package dev.signalbox.cli.internal;

import dev.signalbox.launcher.LaunchException;
import dev.signalbox.launcher.RunningNode;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Closes a node once: at the end of the command, or when the process is told to stop (SIGINT,
 * SIGTERM), be it while the node is still starting. The process ends when the closing has ended.
 */
final class ExitHook implements AutoCloseable {

  private static final int START_SECONDS = 60;

  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CompletableFuture<Runnable> started = new CompletableFuture<>();
  private final Thread thread = new Thread(this::stop, "signalbox-stop");
  private final Runnable afterwards;
  private final PrintWriter err;

  /**
   * In force from now on.
   *
   * @param afterwards runs when the node is closed, and when none came up
   * @param err is told that the node stops
   */
  ExitHook(Runnable afterwards, PrintWriter err) {
    this.afterwards = Objects.requireNonNull(afterwards, "afterwards");
    this.err = Objects.requireNonNull(err, "err");
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** Starts the node that is to be closed; to be called once. */
  RunningNode start(Supplier<RunningNode> starter) {
    try {
      RunningNode node = starter.get();
      started.complete(node::close);
      return node;
    } finally {
      // Without effect when the node is up.
      started.complete(() -> {});
    }
  }

  /** Whether the process was told to stop, or {@link #close()} was called. */
  boolean closing() {
    return closing.get();
  }

  private void stop() {
    err.println("signalbox: stopping; handlers finish the event they have");
    try {
      close();
    } catch (LaunchException e) {
      err.println("signalbox: " + Printable.lines(e.getMessage()));
    }
  }

  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      try {
        // A start that hangs must not keep the process from ending.
        started.completeOnTimeout(() -> {}, START_SECONDS, TimeUnit.SECONDS).join().run();
      } finally {
        afterwards.run();
        closed.countDown();
      }
    } else {
      awaitClosed();
    }
    forget();
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The process is on its way out already, so the hook has run or is this very thread.
    }
  }
}
