package dev.signalbox.core.internal.osgi;

import dev.signalbox.core.dispatch.HandlerRegistration;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers a handler that came while the store was away, as soon as it is back. A thread of its
 * own tries until that succeeds or the handler goes.
 */
final class LateRegistration implements HandlerRegistration {

  private static final Logger LOG = LoggerFactory.getLogger(LateRegistration.class);

  private final String source;
  private final Supplier<HandlerRegistration> attempt;
  private final Duration between;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final AtomicReference<HandlerRegistration> made = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "signalbox-register");

  /**
   * @param source whose handler it is, for messages
   * @param attempt registers, or throws
   * @param between how long to wait before each attempt
   */
  LateRegistration(String source, Supplier<HandlerRegistration> attempt, Duration between) {
    this.source = source;
    this.attempt = attempt;
    this.between = between;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      boolean over = false;
      while (!over && !stop.await(between.toMillis(), TimeUnit.MILLISECONDS)) {
        over = attempt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean attempt() {
    try {
      made.set(attempt.get());
      return true;
    } catch (InboxUnavailableException e) {
      LOG.debug("SBX-1021 a handler of {} waits for the inbox", source, e);
      return false;
    } catch (RuntimeException e) {
      LOG.error("SBX-1007 a handler of {} is refused: {}", source, e.getMessage());
      return true;
    }
  }

  @Override
  public void close() {
    stop.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    Optional.ofNullable(made.get()).ifPresent(HandlerRegistration::close);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
