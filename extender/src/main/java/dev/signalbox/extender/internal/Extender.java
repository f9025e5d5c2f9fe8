package dev.signalbox.extender.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.api.spi.HandlerStorage;
import dev.signalbox.api.spi.RefusedBundle;
import dev.signalbox.api.spi.RefusedBundles;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.ServiceTracker;

/** The parts put together; everything happens between {@link #open} and {@link #close}. */
final class Extender implements AutoCloseable {

  private static final String FAMILIES =
      "(" + Constants.OBJECTCLASS + "=" + EventFamily.class.getName() + ")";

  /** Where copies of deployed jars are kept; set by the launcher. */
  private static final String KEPT = "signalbox.deploy.kept";

  private final BundleContext context;
  private final Clock clock = Clock.systemUTC();
  private final Refusals refusals = new Refusals(clock);
  private final TypeClaims claims = new TypeClaims();
  private final BundleCdiProvider cdi = new BundleCdiProvider();
  private final AtomicLong boots = new AtomicLong();
  private final CandidateTest candidates;
  private final CurrentStorage storage;
  private final HandlerBundles bundles;
  private final ServiceTracker<HandlerStorage, HandlerStorage> storageTracker;
  private final ServiceTracker<HandlerConfiguration, HandlerConfiguration> configurations;
  private final BundleTracker<ManagedBundle> bundleTracker;
  private final ServiceListener familyWatch;
  private Optional<ServiceRegistration<?>> installer = Optional.empty();

  Extender(BundleContext context) {
    this.context = context;
    this.candidates = new CandidateTest(api(context).adapt(BundleWiring.class));
    this.storage = new CurrentStorage(context, this::storageArrived);
    this.bundles = new HandlerBundles(candidates, this::manage, () -> storage.find().isPresent());
    this.storageTracker = new ServiceTracker<>(context, HandlerStorage.class, storage);
    this.configurations = new ServiceTracker<>(context, HandlerConfiguration.class, null);
    this.bundleTracker = new BundleTracker<>(context, Bundle.ACTIVE, bundles);
    this.familyWatch = this::familyChanged;
  }

  /** The bundle that the API's classes are of: of none where they come from an application. */
  private static Bundle api(BundleContext context) {
    return Optional.ofNullable(FrameworkUtil.getBundle(LinqEvent.class))
        .orElseGet(() -> context.getBundle(Constants.SYSTEM_BUNDLE_ID));
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
    context.registerService(RefusedBundles.class, this::refused, null);
    installer = Optional.of(context.registerService(ArtifactInstaller.class, deployments(), null));
  }

  private Deployments deployments() {
    return new Deployments(
        new BundleSwitch(
            context,
            this::refusal,
            bundle -> managed(bundle).filter(ManagedBundle::isWaiting).isPresent()),
        new JarCheck(context),
        new KeptJars(
            Optional.ofNullable(context.getProperty(KEPT))
                .map(Path::of)
                .orElseGet(() -> context.getDataFile("kept").toPath())),
        refusals);
  }

  private Optional<ManagedBundle.Refusal> refusal(Bundle bundle) {
    return managed(bundle).flatMap(ManagedBundle::refusal);
  }

  private Optional<ManagedBundle> managed(Bundle bundle) {
    return Optional.ofNullable(bundleTracker.getObject(bundle));
  }

  /** The files that were refused, and the bundles from elsewhere that did not come up. */
  private List<RefusedBundle> refused() {
    // Bundles first: a file is among the refusals before its bundle goes, so none is missed
    // between.
    List<RefusedBundle> bundles =
        bundleTracker.getTracked().entrySet().stream()
            .flatMap(
                tracked ->
                    tracked.getValue().refusal().stream()
                        .map(why -> refused(tracked.getKey(), why)))
            .toList();
    List<RefusedBundle> all = new ArrayList<>(refusals.all());
    Set<String> files = all.stream().map(RefusedBundle::file).collect(Collectors.toSet());
    bundles.stream().filter(refused -> files.add(refused.file())).forEach(all::add);
    all.sort(Comparator.comparing(RefusedBundle::source).thenComparing(RefusedBundle::file));
    return all;
  }

  private static RefusedBundle refused(Bundle bundle, ManagedBundle.Refusal why) {
    HandlerHeaders headers = new HandlerHeaders(bundle);
    return new RefusedBundle(
        headers.source(),
        headers.version(),
        bundle.getLocation().replaceFirst("^file:/*", "/"),
        why.reason(),
        why.since());
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
        () ->
            HandlerContainer.boot(bundle, context, headers, dataSource, settings, cdi, claims, id),
        clock);
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
    installer.ifPresent(ServiceRegistration::unregister);
    bundleTracker.close();
    storageTracker.close();
    configurations.close();
    context.removeServiceListener(familyWatch);
  }
}
