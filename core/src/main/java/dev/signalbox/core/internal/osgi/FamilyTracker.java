package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.RefusedBundle;
import dev.signalbox.api.spi.RefusedBundles;
import dev.signalbox.core.catalog.EventCatalog;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the event families of bundles to the catalogue. One that it does not take is tried again
 * when another goes, and is told to operators until then.
 */
final class FamilyTracker extends ServiceTracker<EventFamily, EventFamily>
    implements RefusedBundles {

  private static final Logger LOG = LoggerFactory.getLogger(FamilyTracker.class);

  private final EventCatalog catalog;
  private final Clock clock;
  private final Map<ServiceReference<EventFamily>, RefusedBundle> refused =
      new ConcurrentHashMap<>();

  FamilyTracker(BundleContext context, EventCatalog catalog, Clock clock) {
    super(context, EventFamily.class, null);
    this.catalog = catalog;
    this.clock = clock;
  }

  @Override
  public EventFamily addingService(ServiceReference<EventFamily> reference) {
    EventFamily family = super.addingService(reference);
    if (family != null) {
      add(reference, family);
    }
    return family;
  }

  private void add(ServiceReference<EventFamily> reference, EventFamily family) {
    try {
      catalog.add(family);
      refused.remove(reference);
    } catch (IllegalArgumentException e) {
      if (refused.put(reference, refusal(reference, e.getMessage())) == null) {
        LOG.error("SBX-1003 an event family is refused: {}", e.getMessage());
      }
    }
  }

  private RefusedBundle refusal(ServiceReference<EventFamily> reference, String reason) {
    return new RefusedBundle(
        ServiceText.source(reference),
        ServiceText.version(reference),
        Optional.ofNullable(reference.getBundle()).map(Bundle::getLocation).orElse(""),
        reason,
        clock.instant());
  }

  @Override
  public void removedService(ServiceReference<EventFamily> reference, EventFamily family) {
    if (refused.remove(reference) == null) {
      catalog.remove(family);
    }
    super.removedService(reference, family);
    refused.keySet().forEach(this::addAgain);
  }

  private void addAgain(ServiceReference<EventFamily> reference) {
    EventFamily family = getService(reference);
    if (family != null) {
      add(reference, family);
    }
  }

  @Override
  public List<RefusedBundle> refused() {
    return List.copyOf(refused.values());
  }
}
