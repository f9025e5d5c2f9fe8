package dev.signalbox.management.internal;

import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.management.JournalException;
import dev.signalbox.management.ManagementException;
import dev.signalbox.management.client.LinqException;
import dev.signalbox.management.secret.SecretStoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files twice a second, at the handlers every other second, and at Linq now and then,
 * or soon after the handlers have changed.
 */
public final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final long FILES_MILLIS = 500;
  private static final long HANDLERS_MILLIS = 2000;
  private static final double JITTER = 0.1;

  private final Keeper keeper;
  private final Runnable refresh;
  private final Supplier<TypeSelection> installed;
  private final boolean repair;
  private final Duration interval;
  private final ScheduledExecutorService scheduler;
  private final RandomGenerator random;
  private final Consumer<Boolean> checked;
  private Optional<TypeSelection> last = Optional.empty();
  private boolean pending;
  private volatile String lastProblem = "";

  /**
   * Nothing is looked at yet.
   *
   * @param refresh brings the kept secrets into use, where they can be read yet
   * @param repair whether a look puts right what is not as it should be
   * @param interval between two looks, give or take a tenth
   * @param checked hears whether a look could be made
   */
  public Watch(
      Keeper keeper,
      Runnable refresh,
      Supplier<TypeSelection> installed,
      boolean repair,
      Duration interval,
      ScheduledExecutorService scheduler,
      RandomGenerator random,
      Consumer<Boolean> checked) {
    this.keeper = keeper;
    this.refresh = refresh;
    this.installed = installed;
    this.repair = repair;
    this.interval = interval;
    this.scheduler = scheduler;
    this.random = random;
    this.checked = checked;
  }

  /** Begins. */
  public void start() {
    scheduler.scheduleWithFixedDelay(
        guarded(refresh), FILES_MILLIS, FILES_MILLIS, TimeUnit.MILLISECONDS);
    scheduler.scheduleWithFixedDelay(
        guarded(this::lookAtHandlers), HANDLERS_MILLIS, HANDLERS_MILLIS, TimeUnit.MILLISECONDS);
    later();
  }

  /** A throw would end the whole series. */
  private static Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | LinkageError e) {
        LOG.error("SBX-7042 a look at the files or the handlers failed", e);
      }
    };
  }

  /** Bundles come in bursts: a check waits until a look finds nothing new. */
  private synchronized void lookAtHandlers() {
    Optional<TypeSelection> now = Optional.of(installed.get());
    if (!now.equals(last)) {
      last = now;
      pending = true;
    } else if (pending) {
      pending = false;
      scheduler.execute(this::check);
    }
  }

  private void later() {
    double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
    try {
      scheduler.schedule(
          () -> {
            check();
            later();
          },
          (long) (interval.toMillis() * factor),
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("SBX-7043 no further look at the subscriptions: the node stops");
    }
  }

  /** Looks once; never throws. */
  void check() {
    try {
      keeper.check(repair);
      checked.accept(true);
      lastProblem = "";
    } catch (ManagementException e) {
      // Another node is at it, and will see the same.
      LOG.debug("SBX-7044 no look at the subscriptions now: {}", e.getMessage());
    } catch (LinqException | SecretStoreException | JournalException e) {
      failed(e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("SBX-7045 the look at the subscriptions failed", e);
      failed("a defect; see SBX-7045 in the log");
    }
  }

  private void failed(String why) {
    checked.accept(false);
    keeper.failed(why);
    if (!why.equals(lastProblem)) {
      LOG.warn("SBX-7041 the subscriptions could not be looked at: {}", why);
      lastProblem = why;
    }
  }
}
