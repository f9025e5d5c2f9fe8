package dev.signalbox.extender.internal;

import java.util.Collection;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handler bundles that are active. Each gets its container on the thread that starts it, so
 * that it is a handler when its start returns, unless there is no storage yet: then on the thread
 * that brings the storage.
 */
final class HandlerBundles implements BundleTrackerCustomizer<ManagedBundle> {

  private static final Logger LOG = LoggerFactory.getLogger(HandlerBundles.class);

  private final CandidateTest candidates;
  private final Function<Bundle, ManagedBundle> manage;
  private final BooleanSupplier storagePresent;
  private final Collection<ManagedBundle> bundles = new CopyOnWriteArrayList<>();

  HandlerBundles(
      CandidateTest candidates,
      Function<Bundle, ManagedBundle> manage,
      BooleanSupplier storagePresent) {
    this.candidates = candidates;
    this.manage = manage;
    this.storagePresent = storagePresent;
  }

  @Override
  public ManagedBundle addingBundle(Bundle bundle, BundleEvent event) {
    if (!candidates.matches(bundle)) {
      return null;
    }
    ManagedBundle managed = manage.apply(bundle);
    // First in the list, then the look at the storage: one that comes now finds it.
    bundles.add(managed);
    if (storagePresent.getAsBoolean()) {
      managed.boot();
    } else if (managed.isWaiting()) {
      LOG.info(
          "SBX-4006 bundle {} waits for a HandlerStorage service; the bundle of the inbox brings it",
          managed.label());
    }
    return managed;
  }

  @Override
  public void modifiedBundle(Bundle bundle, BundleEvent event, ManagedBundle managed) {
    // Only active bundles are tracked, so there is no other state to change to.
  }

  @Override
  public void removedBundle(Bundle bundle, BundleEvent event, ManagedBundle managed) {
    bundles.remove(managed);
    managed.close();
    forgetEventTypes();
  }

  /** Boots those that have been waiting for the storage. */
  void storageArrived() {
    bundles.forEach(ManagedBundle::boot);
  }

  /** See {@link WeldContainer#forgetEventTypes()}. */
  void forgetEventTypes() {
    bundles.forEach(ManagedBundle::forgetEventTypes);
  }
}
