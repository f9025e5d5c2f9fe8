package dev.signalbox.extender.internal;

import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerProperties;
import dev.signalbox.extender.internal.JarFacts.PackageImport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Tells beforehand whether a jar can become a handler here, while its older version still runs. */
final class JarCheck {

  private static final String API = "dev.signalbox.api";

  private final BundleContext context;

  JarCheck(BundleContext context) {
    this.context = context;
  }

  /**
   * Looks at everything that can be known without starting it.
   *
   * @param older what it would replace
   * @throws RefusedJarException when it cannot work; the message says all that is missing
   */
  void require(JarFacts jar, Optional<Bundle> older) {
    if (!jar.beanArchive() && !jar.usefulOtherwise()) {
      throw new RefusedJarException(
          "it has no beans: expected "
              + CandidateTest.BEANS_XML
              + " in it (an empty file will do), found none",
          false);
    }
    List<String> missing = new ArrayList<>();
    for (PackageImport wanted : jar.imports()) {
      if (!wanted.name().startsWith("java.") && !jar.exports().contains(wanted.name())) {
        missing(wanted, older).ifPresent(missing::add);
      }
    }
    if (!missing.isEmpty()) {
      throw new RefusedJarException(String.join("; ", missing), true);
    }
    if (jar.beanArchive()) {
      requireFreeName(jar.handler(), older);
    }
  }

  private Optional<String> missing(PackageImport wanted, Optional<Bundle> older) {
    TreeSet<Version> found = new TreeSet<>();
    for (Bundle bundle : context.getBundles()) {
      if (older.isEmpty() || bundle.getBundleId() != older.get().getBundleId()) {
        exported(bundle, wanted.name(), found);
      }
    }
    if (found.stream().anyMatch(wanted.range()::includes)) {
      return Optional.empty();
    }
    return Optional.of(
        newerApi(wanted, found)
            ? "it was built against a newer version of the API than this node has: it wants "
                + wanted.name()
                + " "
                + wanted.range()
                + ", found "
                + found.last()
                + "; update Signalbox, or build it against the version that is installed"
            : "it imports package "
                + wanted.name()
                + " "
                + wanted.range()
                + ", which "
                + (found.isEmpty() ? "no bundle exports" : "is there only as " + found)
                + "; install a bundle that exports it, or include it in the jar");
  }

  private static boolean newerApi(PackageImport wanted, TreeSet<Version> found) {
    boolean api = wanted.name().equals(API) || wanted.name().startsWith(API + ".");
    return api && !found.isEmpty() && wanted.range().getLeft().compareTo(found.last()) > 0;
  }

  private static void exported(Bundle bundle, String name, TreeSet<Version> found) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return;
    }
    for (BundleCapability capability :
        revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE)) {
      if (name.equals(capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))
          && capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)
              instanceof Version version) {
        found.add(version);
      }
    }
  }

  private void requireFreeName(String name, Optional<Bundle> older) {
    long own = older.map(Bundle::getBundleId).orElse(-1L);
    try {
      for (ServiceReference<EventHandler> reference :
          context.getServiceReferences(EventHandler.class, null)) {
        if (name.equals(reference.getProperty(HandlerProperties.NAME)) && owner(reference) != own) {
          throw new RefusedJarException(
              "the handler name '"
                  + name
                  + "' is taken by "
                  + reference.getProperty(HandlerProperties.SOURCE)
                  + " "
                  + reference.getProperty(HandlerProperties.VERSION)
                  + "; remove that one, or give this one another name with the header "
                  + HandlerHeaders.NAME,
              true);
        }
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter is a wrong filter", e);
    }
  }

  private static long owner(ServiceReference<EventHandler> reference) {
    return reference.getProperty(HandlerServices.BUNDLE_ID) instanceof Long id
        ? id
        : Optional.ofNullable(reference.getBundle()).map(Bundle::getBundleId).orElse(-2L);
  }
}
