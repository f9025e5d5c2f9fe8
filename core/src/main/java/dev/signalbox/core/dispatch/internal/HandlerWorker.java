package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.dispatch.ReplayRequest;
import dev.signalbox.core.inbox.HandlerLedger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one handler, from its registration to its removal. */
public final class HandlerWorker implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(HandlerWorker.class);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

  private final HandlerDescriptor descriptor;
  private final ClassLoader loader;
  private final Environment env;
  private final Consumer<HandlerWorker> onEnd;
  private final Controls controls = new Controls();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final WorkerParts parts;
  private final WorkLoop loop;

  /**
   * @param subscription what it takes at first
   * @param onEnd called once the worker has ended or was given up
   */
  public HandlerWorker(
      HandlerDescriptor descriptor,
      EventHandler handler,
      Environment env,
      HandlerLedger ledger,
      Subscriber subscriber,
      Subscription subscription,
      Tally tally,
      Consumer<HandlerWorker> onEnd) {
    this.descriptor = descriptor;
    this.loader = handler.getClass().getClassLoader();
    this.env = env;
    this.onEnd = onEnd;
    this.parts =
        WorkerParts.assemble(
            descriptor, handler, env, ledger, subscriber, tally, controls, named(env.threads()));
    this.loop = new WorkLoop(descriptor, env, ledger, subscriber, subscription, controls, parts);
  }

  private ThreadFactory named(ThreadFactory threads) {
    return task -> {
      Thread made = threads.newThread(task);
      made.setName("signalbox-handler-" + descriptor.name());
      // Not the loader of whoever registers the handler, which may go before the handler does.
      made.setContextClassLoader(loader);
      return made;
    };
  }

  /** Starts the thread. */
  public void start() {
    named(env.threads()).newThread(this).start();
  }

  @Override
  public void run() {
    try {
      loop.run();
    } catch (AbandonedException e) {
      LOG.warn("SBX-2003 a delivery of handler {} ended after it was given up", name());
    } finally {
      controls.commands().close();
      parts.lanes().ifPresent(Lanes::close);
      onEnd.accept(this);
      ended.countDown();
    }
  }

  /** There may be new events. */
  public void nudge() {
    controls.wakeup().nudge();
  }

  /** There is something else to see to. */
  public void signal() {
    controls.wakeup().signal();
  }

  /** Stops the handler, or lets it go on; takes effect after the running call. */
  public void pause(boolean pause) {
    controls.pause(pause);
  }

  /**
   * Has events handled again.
   *
   * @throws java.util.concurrent.CancellationException when the worker has ended
   */
  public long replay(ReplayRequest request) {
    refuseFromWithin();
    return controls.commands().call(() -> loop.replayNow(request), env.settings().drainTimeout());
  }

  /**
   * A replay waits for the running delivery.
   *
   * @throws IllegalStateException when the calling thread is in a delivery of this handler
   */
  public void refuseFromWithin() {
    if (within()) {
      throw new IllegalStateException(
          "handler '" + name() + "' cannot ask for a replay of its own within a delivery");
    }
  }

  /** Takes no further event. */
  public void stop() {
    controls.stop();
  }

  /** Whether it was told to stop. */
  public boolean stopping() {
    return controls.stopping();
  }

  /** Whether the calling thread is in a delivery of this handler. */
  public boolean within() {
    return parts.calls().withinCall();
  }

  /**
   * Waits until the worker has ended, and gives it up when it does not; returns at once within a
   * delivery of its own.
   *
   * @param drain how long a running call may take before it is interrupted
   */
  public void awaitEnd(Duration drain) {
    if (within() || endedWithin(drain)) {
      return;
    }
    LOG.warn("SBX-2005 handler {} is interrupted: still busy after {}", name(), drain);
    parts.calls().interrupt();
    if (endedWithin(AFTER_INTERRUPT)) {
      return;
    }
    LOG.error(
        "SBX-2004 handler {} does not end; its delivery is rolled back and will come again",
        name());
    if (parts.calls().abandon()) {
      parts.batch().rollBack();
      loop.leave();
    }
    onEnd.accept(this);
  }

  private boolean endedWithin(Duration time) {
    boolean interrupted = false;
    long end = System.nanoTime() + time.toNanos();
    try {
      while (true) {
        try {
          return ended.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Its handler's name. */
  public String name() {
    return descriptor.name();
  }

  /** What is known of its handler. */
  public HandlerDescriptor descriptor() {
    return descriptor;
  }

  /** Which events it takes. */
  public Subscription subscription() {
    return loop.subscription();
  }

  /** Where it stands; empty before its first look at the ledger. */
  public Optional<Long> position() {
    return loop.position();
  }

  /** Whether its breaker holds everything back. */
  public boolean held() {
    return parts.breaker().open();
  }

  /** What it is doing. */
  public HandlerStatus.State state() {
    if (paused()) {
      return HandlerStatus.State.PAUSED;
    }
    return held() ? HandlerStatus.State.HELD : HandlerStatus.State.RUNNING;
  }

  /** State of its breaker. */
  public String breaker() {
    return parts.breaker().state();
  }

  /** Whether an operator has stopped it. */
  public boolean paused() {
    return controls.paused();
  }
}
