package dev.signalbox.api.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Has a say in readiness. Registered as an OSGi service, or found as a bean in a handler bundle.
 * Asked at most every few hundred milliseconds; must be quick.
 */
@ConsumerType
public interface HealthContribution {

  /** Name of the check, unique in the node, for example {@code lines}. Never null. */
  String name();

  /** How things are. Never null; what it throws counts as red. */
  HealthReport health();
}
