package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.RefusedBundles;
import dev.signalbox.core.http.RefusedSources;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** Knows who knows of refused bundles. */
final class RefusedTracker extends ServiceTracker<RefusedBundles, RefusedBundles> {

  private final RefusedSources sources;

  RefusedTracker(BundleContext context, RefusedSources sources) {
    super(context, RefusedBundles.class, null);
    this.sources = sources;
  }

  @Override
  public RefusedBundles addingService(ServiceReference<RefusedBundles> reference) {
    RefusedBundles refused = super.addingService(reference);
    if (refused != null) {
      sources.add(refused);
    }
    return refused;
  }

  @Override
  public void removedService(ServiceReference<RefusedBundles> reference, RefusedBundles refused) {
    sources.remove(refused);
    super.removedService(reference, refused);
  }
}
