package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.core.health.ContributedHealth;
import dev.signalbox.core.health.HealthRegistry;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds the health checks of bundles to readiness, under the name that each had when it came. */
final class HealthTracker extends ServiceTracker<HealthContribution, String> {

  private static final Logger LOG = LoggerFactory.getLogger(HealthTracker.class);

  private final HealthRegistry health;

  HealthTracker(BundleContext context, HealthRegistry health) {
    super(context, HealthContribution.class, null);
    this.health = health;
  }

  @Override
  public String addingService(ServiceReference<HealthContribution> reference) {
    HealthContribution contribution = context.getService(reference);
    try {
      ContributedHealth check = new ContributedHealth(contribution);
      health.add(check.name(), check);
      return check.name();
    } catch (RuntimeException | LinkageError e) {
      LOG.error(
          "SBX-1011 a health check of {} is refused: {}",
          ServiceText.source(reference),
          e.getMessage());
      context.ungetService(reference);
      return null;
    }
  }

  @Override
  public void removedService(ServiceReference<HealthContribution> reference, String name) {
    health.remove(name);
    context.ungetService(reference);
  }
}
