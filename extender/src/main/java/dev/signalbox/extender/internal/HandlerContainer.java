package dev.signalbox.extender.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.cdi.CdiEventHandler;
import dev.signalbox.cdi.CurrentDelivery;
import dev.signalbox.cdi.DeliveryBeans;
import dev.signalbox.cdi.ObservedEvents;
import dev.signalbox.cdi.StorageBeans;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Extension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A handler bundle at work: its container, and the services that lead into it. */
final class HandlerContainer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HandlerContainer.class);

  /** The consumers of the services have their own, configurable patience; this is the backstop. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AtomicBoolean closed = new AtomicBoolean();
  private final String label;
  private final ClassLoader loader;
  private final BundleCdiProvider cdi;
  private final BundleCalls calls;
  private final HandlerServices services;
  private final OsgiServices osgiServices;
  private Optional<WeldContainer> weld = Optional.empty();

  private HandlerContainer(
      Bundle bundle,
      BundleContext context,
      HandlerHeaders headers,
      BundleCdiProvider cdi,
      TypeClaims claims) {
    this.label = label(bundle);
    this.loader = bundle.adapt(BundleWiring.class).getClassLoader();
    this.cdi = cdi;
    this.calls = new BundleCalls(label, loader);
    this.services = new HandlerServices(context, headers, claims);
    this.osgiServices = new OsgiServices(bundle.getBundleContext(), loader);
  }

  /**
   * Boots the container of a bundle and registers its services.
   *
   * @param context of this bundle
   * @param id unique among all containers that ever were
   * @throws RefusedBundleException when that fails; nothing is left running then
   */
  static HandlerContainer boot(
      Bundle bundle,
      BundleContext context,
      HandlerHeaders headers,
      StorageDataSource dataSource,
      BundleSettings settings,
      BundleCdiProvider cdi,
      TypeClaims claims,
      String id) {
    long begun = System.nanoTime();
    try {
      HandlerContainer container = new HandlerContainer(bundle, context, headers, cdi, claims);
      BundleCalls.withLoader(
          container.loader,
          () -> {
            container.start(bundle, dataSource, settings, id, begun);
            return true;
          });
      return container;
    } catch (RefusedBundleException e) {
      throw e;
    } catch (Throwable e) { // whatever a bundle's code may throw, it only refuses that bundle
      throw new RefusedBundleException(label(bundle), e);
    }
  }

  static String label(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion() + " [" + bundle.getBundleId() + "]";
  }

  private void start(
      Bundle bundle, StorageDataSource dataSource, BundleSettings settings, String id, long begun) {
    CurrentDelivery current = new CurrentDelivery();
    ObservedEvents observed = new ObservedEvents();
    ExportedBeans exported = new ExportedBeans();
    try {
      List<Extension> extensions = new ArrayList<>(new BundleExtensions(bundle).load());
      extensions.add(observed);
      extensions.add(new DeliveryBeans(current, Optional.of(dataSource), Optional.of(settings)));
      extensions.add(osgiServices);
      extensions.add(exported);
      WeldContainer container = WeldContainer.boot(bundle, id, extensions);
      weld = Optional.of(container);
      cdi.add(loader, new ContainerCdi(container.manager()));
      offer(container, current, observed, exported, begun);
    } catch (Throwable e) {
      closeAfter(e);
      throw e;
    }
  }

  private void offer(
      WeldContainer container,
      CurrentDelivery current,
      ObservedEvents observed,
      ExportedBeans exported,
      long begun) {
    observed
        .unreachable()
        .forEach(
            observer ->
                LOG.warn(
                    "SBX-4005 bundle {}: {}, but events are fired without qualifiers, so it will"
                        + " never be called; remove the qualifier",
                    label,
                    observer));
    int families = services.families(container.manager());
    int endpoints = services.queryEndpoints(container.manager(), calls);
    int others =
        services.contributions(HealthContribution.class, container.manager(), calls)
            + services.contributions(PersonalData.class, container.manager(), calls)
            + services.exports(exported.found(), container.manager(), calls);
    Set<Class<? extends LinqEvent>> types = observed.types();
    if (!types.isEmpty()) {
      new StorageBeans(container.manager(), bean -> true).make(this::notMade);
      services.handler(
          new GuardedHandler(new CdiEventHandler(container.manager(), current), calls), types);
    }
    if (types.isEmpty() && families + endpoints + others == 0) {
      throw new RefusedBundleException(
          label,
          "it has nothing to do here: expected an observer of a LinqEvent, an EventFamily, a"
              + " QueryEndpoint or another service among its beans, found "
              + (observed.unreachable().isEmpty() ? "none" : "only " + observed.unreachable())
              + "; see that its beans have a scope or its beans.xml says"
              + " bean-discovery-mode=\"all\"");
    }
    LOG.info(
        "SBX-4001 bundle {} is up after {} ms: observes {}; {} event families, {} query endpoints, {}"
            + " other services",
        label,
        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
        types.stream().map(Class::getSimpleName).sorted().toList(),
        families,
        endpoints,
        others);
  }

  private void notMade(Bean<?> bean, Throwable failure) {
    LOG.warn(
        "SBX-4011 bundle {}: bean {} could not be made; this is tried again with the first event",
        label,
        bean.getBeanClass().getName(),
        failure);
  }

  private void closeAfter(Throwable failure) {
    try {
      release();
    } catch (RuntimeException | LinkageError e) {
      failure.addSuppressed(e);
    }
  }

  /** See {@link WeldContainer#forgetEventTypes()}. */
  void forgetEventTypes() {
    weld.ifPresent(WeldContainer::forgetEventTypes);
  }

  /**
   * Takes the services away, waits for the calls inside, shuts the container down. Does nothing
   * when called again.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    services.unregister();
    if (!calls.shut(PATIENCE)) {
      LOG.warn(
          "SBX-4007 bundle {} stops while a call into it has not returned for {} s; what that call"
              + " still does may fail",
          label,
          PATIENCE.toSeconds());
    }
    try {
      BundleCalls.withLoader(
          loader,
          () -> {
            release();
            return true;
          });
      LOG.info("SBX-4002 bundle {} is down", label);
    } catch (Exception | LinkageError e) {
      LOG.warn("SBX-4008 bundle {} did not stop cleanly; it is stopped all the same", label, e);
    }
  }

  /**
   * Each step whatever became of the one before, and in this order: beans may use their container
   * while they are destroyed, and the services of others until the container is gone.
   */
  private void release() {
    try {
      services.close();
    } finally {
      try {
        weld.ifPresent(WeldContainer::close);
      } finally {
        cdi.remove(loader);
        osgiServices.close();
      }
    }
  }
}
