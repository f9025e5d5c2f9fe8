package dev.signalbox.extender.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a jar into the framework at a location, takes it out, and says whether it came up. */
final class BundleSwitch {

  private static final Logger LOG = LoggerFactory.getLogger(BundleSwitch.class);
  private static final long REFRESH_SECONDS = 60;

  private final BundleContext context;
  private final Function<Bundle, Optional<ManagedBundle.Refusal>> bootFailure;
  private final Predicate<Bundle> waiting;

  /**
   * @param context of this bundle
   * @param bootFailure why the container of a bundle that is started did not come up, if it did not
   * @param waiting whether its container has not been tried yet
   */
  BundleSwitch(
      BundleContext context,
      Function<Bundle, Optional<ManagedBundle.Refusal>> bootFailure,
      Predicate<Bundle> waiting) {
    this.waiting = waiting;
    this.context = context;
    this.bootFailure = bootFailure;
  }

  /** Whether it was started. */
  static boolean isUp(Bundle bundle) {
    return bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING;
  }

  /** The bundle at a location. */
  Optional<Bundle> at(String location) {
    return Optional.ofNullable(context.getBundle(location));
  }

  /**
   * Whether it is still to be seen if the bundle at a location comes up: its container waits for
   * the storage.
   */
  boolean isWaiting(String location) {
    return at(location).filter(waiting).isPresent();
  }

  /**
   * Installs the jar, or replaces what is at the location by it, and starts it.
   *
   * @throws RefusedJarException when it does not come up; it is still at the location then
   */
  void put(String location, Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      Optional<Bundle> older = at(location);
      Bundle bundle;
      if (older.isPresent()) {
        bundle = older.get();
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.update(in);
        refresh(bundle);
      } else {
        bundle = context.installBundle(location, in);
      }
      start(bundle);
    } catch (BundleException e) {
      throw new RefusedJarException("the framework refuses it: " + oneLine(e), true, e);
    } catch (IOException e) {
      throw new RefusedJarException("it cannot be read: " + e, false, e);
    }
  }

  /**
   * Starts a bundle that is installed.
   *
   * @throws RefusedJarException when it does not come up
   */
  void start(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
    } catch (BundleException e) {
      throw new RefusedJarException("the framework refuses it: " + oneLine(e), true, e);
    }
    Optional<ManagedBundle.Refusal> failure = bootFailure.apply(bundle);
    if (failure.isPresent()) {
      throw new RefusedJarException(failure.get().reason(), failure.get().mayChange());
    }
  }

  /**
   * Starts a bundle once more whose container did not come up for a reason that may be gone.
   *
   * @throws RefusedJarException when it does not come up
   */
  void startAgain(Bundle bundle) {
    try {
      bundle.stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException e) {
      throw new RefusedJarException("the framework refuses it: " + oneLine(e), true, e);
    }
    start(bundle);
  }

  /** Whether it does not do what it is there for now, and may when it is started once more. */
  boolean isWorthAnotherStart(Bundle bundle) {
    return !isUp(bundle)
        || bootFailure.apply(bundle).filter(ManagedBundle.Refusal::mayChange).isPresent();
  }

  /** Takes away what is at the location. */
  void remove(String location) {
    at(location)
        .ifPresent(
            bundle -> {
              try {
                bundle.uninstall();
              } catch (BundleException e) {
                LOG.warn("SBX-4022 {} could not be uninstalled", bundle, e);
              }
              refresh(bundle);
            });
  }

  /** Lets go of the old version, and wires those that used it to the new one. */
  private void refresh(Bundle bundle) {
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            List.of(bundle),
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
              }
            });
    try {
      if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn(
            "SBX-4023 bundles that use {} are still being refreshed after {} s",
            bundle,
            REFRESH_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String oneLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").trim();
  }
}
