package dev.signalbox.extender.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One start of a handler bundle: waits, is booted once, is closed once, whichever threads do that.
 */
final class ManagedBundle {

  private static final Logger LOG = LoggerFactory.getLogger(ManagedBundle.class);
  private static final long PATIENCE_SECONDS = 30;

  private enum Phase {
    WAITING,
    BOOTING,
    UP,
    CLOSED
  }

  private final String label;
  private final Supplier<HandlerContainer> boot;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
  private final CountDownLatch booted = new CountDownLatch(1);
  private final Clock clock;
  private volatile Optional<HandlerContainer> container = Optional.empty();
  private volatile Optional<Refusal> refusal = Optional.empty();

  /**
   * Why it did not come up.
   *
   * @param reason for operators
   * @param since when it was tried
   * @param mayChange whether another bundle that comes or goes may make it right
   */
  record Refusal(String reason, Instant since, boolean mayChange) {}

  /**
   * @param label names the bundle in logs
   * @param boot throws {@link RefusedBundleException} when the bundle cannot be used
   */
  ManagedBundle(String label, Supplier<HandlerContainer> boot, Clock clock) {
    this.clock = clock;
    this.label = label;
    this.boot = boot;
  }

  String label() {
    return label;
  }

  /** Why it did not come up; empty while that is not known. */
  Optional<Refusal> refusal() {
    return refusal;
  }

  boolean isWaiting() {
    return phase.get() == Phase.WAITING;
  }

  /** Boots the container, unless that was done before or the bundle has stopped meanwhile. */
  void boot() {
    if (!phase.compareAndSet(Phase.WAITING, Phase.BOOTING)) {
      return;
    }
    try {
      container = Optional.of(boot.get());
    } catch (RefusedBundleException e) {
      refusal = Optional.of(new Refusal(e.getMessage(), clock.instant(), e.mayChange()));
      LOG.error(
          "SBX-4003 {}; it handles nothing until it is corrected and installed again, its events"
              + " wait meanwhile",
          e.getMessage(),
          e);
    }
    if (!phase.compareAndSet(Phase.BOOTING, Phase.UP)) {
      container.ifPresent(HandlerContainer::close);
    }
    booted.countDown();
  }

  /** Closes the container; when it returns, the container is closed. */
  void close() {
    switch (phase.getAndSet(Phase.CLOSED)) {
      case UP -> container.ifPresent(HandlerContainer::close);
      case BOOTING -> awaitBoot();
      case WAITING, CLOSED -> {
        // There is nothing to close.
      }
    }
  }

  /** The booting thread finds the phase changed and closes what it has booted. */
  private void awaitBoot() {
    try {
      if (!booted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn(
            "SBX-4009 bundle {} stops while its container has been starting for more than {} s; it"
                + " will be closed as soon as it has started",
            label,
            PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** See {@link WeldContainer#forgetEventTypes()}. */
  void forgetEventTypes() {
    container.ifPresent(HandlerContainer::forgetEventTypes);
  }
}
