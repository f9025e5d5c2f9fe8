package dev.signalbox.management.internal;

import dev.signalbox.core.shared.SharedState;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has somebody look as soon as a node has stored something, once the inbox is open. */
public final class SharedNudge {

  private static final Logger LOG = LoggerFactory.getLogger(SharedNudge.class);
  private static final long UNTIL_OPEN_MILLIS = 250;

  private final Supplier<Optional<SharedState>> state;
  private final Runnable look;
  private final ScheduledExecutorService scheduler;

  /**
   * Nothing is registered yet.
   *
   * @param look is run by the scheduler
   */
  public SharedNudge(
      Supplier<Optional<SharedState>> state, Runnable look, ScheduledExecutorService scheduler) {
    this.state = Objects.requireNonNull(state, "state");
    this.look = Objects.requireNonNull(look, "look");
    this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
  }

  /** Registers now, or as soon as the inbox is open. */
  public void start() {
    Optional<SharedState> shared = state.get();
    if (shared.isPresent()) {
      shared.get().onChange(this::nudge);
      nudge();
      return;
    }
    try {
      scheduler.schedule(this::start, UNTIL_OPEN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("SBX-7046 the node stops before its inbox was open");
    }
  }

  private void nudge() {
    try {
      scheduler.execute(this::guarded);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("SBX-7047 a change of another node is not looked at: this one stops");
    }
  }

  private void guarded() {
    try {
      look.run();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("SBX-7048 a look at what another node has changed failed", e);
    }
  }
}
