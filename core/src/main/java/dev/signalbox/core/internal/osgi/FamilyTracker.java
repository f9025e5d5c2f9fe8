package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.core.catalog.EventCatalog;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the event families of bundles to the catalogue. */
final class FamilyTracker extends ServiceTracker<EventFamily, EventFamily> {

  private static final Logger LOG = LoggerFactory.getLogger(FamilyTracker.class);

  private final EventCatalog catalog;

  FamilyTracker(BundleContext context, EventCatalog catalog) {
    super(context, EventFamily.class, null);
    this.catalog = catalog;
  }

  @Override
  public EventFamily addingService(ServiceReference<EventFamily> reference) {
    EventFamily family = super.addingService(reference);
    try {
      catalog.add(family);
      return family;
    } catch (IllegalArgumentException e) {
      LOG.error("SBX-1003 an event family is refused: {}", e.getMessage());
      context.ungetService(reference);
      return null;
    }
  }

  @Override
  public void removedService(ServiceReference<EventFamily> reference, EventFamily family) {
    catalog.remove(family);
    super.removedService(reference, family);
  }
}
