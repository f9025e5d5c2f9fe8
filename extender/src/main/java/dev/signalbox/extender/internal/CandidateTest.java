package dev.signalbox.extender.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Tells which bundles get a CDI container: bean archives that are wired to our API, be it through
 * others, as one that only observes another bundle's events.
 */
final class CandidateTest {

  static final String BEANS_XML = "META-INF/beans.xml";

  private static final String API = "dev.signalbox.api";

  private final BundleWiring api;

  /**
   * @param api the wiring that this bundle itself has its API classes from
   */
  CandidateTest(BundleWiring api) {
    this.api = api;
  }

  boolean matches(Bundle bundle) {
    return bundle.getEntry(BEANS_XML) != null && reachesApi(bundle.adapt(BundleWiring.class));
  }

  private boolean reachesApi(BundleWiring start) {
    Set<BundleWiring> seen = new HashSet<>();
    Deque<BundleWiring> next = new ArrayDeque<>();
    if (start != null) {
      next.add(start);
    }
    while (!next.isEmpty()) {
      BundleWiring wiring = next.remove();
      // There are no wires any more when the bundle is refreshed meanwhile.
      List<BundleWire> wires = seen.add(wiring) ? wiring.getRequiredWires(null) : null;
      if (wires != null) {
        if (wires.stream().anyMatch(this::leadsToApi)) {
          return true;
        }
        wires.stream()
            .map(BundleWire::getProviderWiring)
            .filter(provider -> provider != null && !provider.equals(api))
            .forEach(next::add);
      }
    }
    return false;
  }

  /** Within an application the framework itself has the API, among much else. */
  private boolean leadsToApi(BundleWire wire) {
    if (!api.equals(wire.getProviderWiring())) {
      return false;
    }
    Object name = wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
    return name == null
        ? api.getBundle().getBundleId() != Constants.SYSTEM_BUNDLE_ID
        : name.equals(API) || name.toString().startsWith(API + ".");
  }
}
