package dev.signalbox.extender.internal;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Lets handler bundles see the packages that Weld's generated classes name. These classes are
 * defined in the bundle's own class loader, so that package-private members work, and no bundle
 * imports Weld by itself. No byte code is changed.
 */
final class ProxyImports implements WeavingHook {

  private static final List<String> PACKAGES =
      List.of(
          "org.jboss.weld.proxy",
          "org.jboss.weld.bean.proxy",
          "org.jboss.weld.interceptor.proxy",
          "org.jboss.weld.interceptor.util.proxy",
          "org.jboss.weld.serialization.spi");

  private final CandidateTest candidates;
  private final Set<BundleWiring> done =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  ProxyImports(CandidateTest candidates) {
    this.candidates = candidates;
  }

  @Override
  public void weave(WovenClass woven) {
    BundleWiring wiring = woven.getBundleWiring();
    // Once for each wiring: Felix keeps an entry for every import that every class asks for.
    if (!done.contains(wiring) && isCandidate(wiring) && done.add(wiring)) {
      woven.getDynamicImports().addAll(PACKAGES);
    }
  }

  /** Never throws: the framework would leave out the hook from then on, for all bundles. */
  private boolean isCandidate(BundleWiring wiring) {
    try {
      return candidates.matches(wiring.getBundle());
    } catch (IllegalStateException e) {
      // The bundle is uninstalled while it loads a class; it gets no container any more.
      return false;
    }
  }
}
