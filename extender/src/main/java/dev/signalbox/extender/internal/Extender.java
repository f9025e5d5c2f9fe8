package dev.signalbox.extender.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.api.spi.HandlerStorage;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.ServiceTracker;

/** The parts put together; everything happens between {@link #open} and {@link #close}. */
final class Extender implements AutoCloseable {

  private static final String FAMILIES =
      "(" + Constants.OBJECTCLASS + "=" + EventFamily.class.getName() + ")";

  private final BundleContext context;
  private final BundleCdiProvider cdi = new BundleCdiProvider();
  private final AtomicLong boots = new AtomicLong();
  private final CandidateTest candidates =
      new CandidateTest(FrameworkUtil.getBundle(LinqEvent.class).adapt(BundleWiring.class));
  private final CurrentStorage storage;
  private final HandlerBundles bundles;
  private final ServiceTracker<HandlerStorage, HandlerStorage> storageTracker;
  private final ServiceTracker<HandlerConfiguration, HandlerConfiguration> configurations;
  private final BundleTracker<ManagedBundle> bundleTracker;
  private final ServiceListener familyWatch;

  Extender(BundleContext context) {
    this.context = context;
    this.storage = new CurrentStorage(context, this::storageArrived);
    this.bundles = new HandlerBundles(candidates, this::manage, () -> storage.find().isPresent());
    this.storageTracker = new ServiceTracker<>(context, HandlerStorage.class, storage);
    this.configurations = new ServiceTracker<>(context, HandlerConfiguration.class, null);
    this.bundleTracker = new BundleTracker<>(context, Bundle.ACTIVE, bundles);
    this.familyWatch = this::familyChanged;
  }

  /** Starts with the bundles that are active now. */
  void open() throws InvalidSyntaxException {
    CDI.setCDIProvider(cdi);
    // Taken back by the framework when this bundle has stopped.
    context.registerService(WeavingHook.class, new ProxyImports(candidates), null);
    context.addServiceListener(familyWatch, FAMILIES);
    configurations.open();
    storageTracker.open();
    bundleTracker.open();
  }

  private void storageArrived() {
    bundles.storageArrived();
  }

  private ManagedBundle manage(Bundle bundle) {
    HandlerHeaders headers = new HandlerHeaders(bundle);
    StorageDataSource dataSource = new StorageDataSource(headers.name(), storage::find);
    BundleSettings settings =
        new BundleSettings(headers.name(), () -> Optional.ofNullable(configurations.getService()));
    String id = "signalbox-" + bundle.getBundleId() + "-" + boots.incrementAndGet();
    return new ManagedBundle(
        HandlerContainer.label(bundle),
        () -> HandlerContainer.boot(bundle, context, headers, dataSource, settings, cdi, id));
  }

  private void familyChanged(ServiceEvent event) {
    if (event.getType() == ServiceEvent.REGISTERED
        || event.getType() == ServiceEvent.UNREGISTERING) {
      bundles.forgetEventTypes();
    }
  }

  /** Closes all containers. */
  @Override
  public void close() {
    bundleTracker.close();
    storageTracker.close();
    configurations.close();
    context.removeServiceListener(familyWatch);
  }
}
