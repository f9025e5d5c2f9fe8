package dev.signalbox.extender.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Tells which bundles get a CDI container: bean archives that are wired to our API, be it through
 * others, as one that only observes another bundle's events.
 */
final class CandidateTest {

  static final String BEANS_XML = "META-INF/beans.xml";

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
      if (wiring.equals(api)) {
        return true;
      }
      // There are no wires any more when the bundle is refreshed meanwhile.
      List<BundleWire> wires = seen.add(wiring) ? wiring.getRequiredWires(null) : null;
      if (wires != null) {
        wires.stream()
            .map(BundleWire::getProviderWiring)
            .filter(Objects::nonNull)
            .forEach(next::add);
      }
    }
    return false;
  }
}
