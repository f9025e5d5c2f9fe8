package dev.signalbox.extender.internal;

import jakarta.enterprise.event.Shutdown;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Extension;
import java.util.List;
import java.util.Map;
import org.jboss.weld.bootstrap.WeldBootstrap;
import org.jboss.weld.bootstrap.api.Environments;
import org.jboss.weld.bootstrap.api.ServiceRegistry;
import org.jboss.weld.bootstrap.api.helpers.SimpleServiceRegistry;
import org.jboss.weld.bootstrap.spi.BeansXml;
import org.jboss.weld.config.ConfigurationKey;
import org.jboss.weld.configuration.spi.ExternalConfiguration;
import org.jboss.weld.configuration.spi.helpers.ExternalConfigurationBuilder;
import org.jboss.weld.manager.BeanManagerImpl;
import org.jboss.weld.manager.api.ExecutorServices;
import org.jboss.weld.resources.spi.ResourceLoader;
import org.jboss.weld.serialization.spi.ProxyServices;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** A running Weld container over one bundle. */
final class WeldContainer implements AutoCloseable {

  private static final Map<ConfigurationKey, Object> SETTINGS =
      Map.of(
          ConfigurationKey.CONCURRENT_DEPLOYMENT, false,
          ConfigurationKey.PRELOADER_THREAD_POOL_SIZE, 0,
          // Lets beans with a constructor for injection do without a second one for the proxy.
          ConfigurationKey.RELAXED_CONSTRUCTION, true,
          ConfigurationKey.DISABLE_XML_VALIDATION, true);

  /** By name, because Weld's bundle does not export its package. */
  private static final String TYPE_CACHE = "org.jboss.weld.resources.SharedObjectCache";

  private final WeldBootstrap weld;
  private final BeanManagerImpl manager;

  private WeldContainer(WeldBootstrap weld, BeanManagerImpl manager) {
    this.weld = weld;
    this.manager = manager;
  }

  /**
   * Boots the container; the caller has set the thread's context class loader.
   *
   * @param id unique among all containers that ever were
   * @throws RuntimeException or an error, whatever went wrong; nothing is left running then
   */
  static WeldContainer boot(Bundle bundle, String id, List<Extension> extensions) {
    WeldBootstrap weld = new WeldBootstrap();
    ClassLoader loader = bundle.adapt(BundleWiring.class).getClassLoader();
    HandlerThreads threads = new HandlerThreads(id, loader);
    try {
      BeansXml beansXml = weld.parse(bundle.getEntry(CandidateTest.BEANS_XML));
      BundleArchive archive =
          new BundleArchive(
              id, beansXml, new BeanClasses(bundle).discover(beansXml.getBeanDiscoveryMode()));
      BundleResources resources = new BundleResources(bundle);
      archive.getServices().add(ResourceLoader.class, resources);
      ServiceRegistry services = new SimpleServiceRegistry();
      services.add(ResourceLoader.class, resources);
      services.add(ProxyServices.class, new ProxyLoader(loader));
      services.add(ExecutorServices.class, threads);
      services.add(ExternalConfiguration.class, configuration());
      weld.startContainer(id, Environments.SE, new BundleDeployment(archive, services, extensions));
      weld.startInitialization();
      weld.deployBeans();
      weld.validateBeans();
      weld.endInitialization();
      BeanManagerImpl manager = weld.getManager(archive);
      // Weld leaves this to whoever started it. An observer that throws refuses the bundle.
      manager.getEvent().select(Startup.class, Any.Literal.INSTANCE).fire(new Startup());
      return new WeldContainer(weld, manager);
    } catch (Throwable e) {
      shutDownFailed(weld, e);
      threads.cleanup();
      throw e;
    }
  }

  private static ExternalConfiguration configuration() {
    ExternalConfigurationBuilder builder = new ExternalConfigurationBuilder();
    SETTINGS.forEach((key, value) -> builder.add(key.get(), value));
    return builder.build();
  }

  /**
   * What has failed to start may also fail to stop, and then the first failure is the one to tell.
   */
  private static void shutDownFailed(WeldBootstrap weld, Throwable failure) {
    try {
      weld.shutdown();
    } catch (RuntimeException | LinkageError e) {
      failure.addSuppressed(e);
    }
  }

  BeanManagerImpl manager() {
    return manager;
  }

  /**
   * Forgets which observers take which event class. An event class may come from another bundle,
   * and what is remembered here would keep that bundle's old version alive.
   */
  void forgetEventTypes() {
    manager.getAccessibleLenientObserverNotifier().clear();
    manager.getGlobalLenientObserverNotifier().clear();
    manager.getGlobalStrictObserverNotifier().clear();
    // Not the registry's own iterator: it never gets past its first service.
    manager.getServices().entrySet().stream()
        .filter(service -> service.getKey().getName().equals(TYPE_CACHE))
        .forEach(service -> service.getValue().cleanup());
  }

  @Override
  public void close() {
    try {
      manager.getEvent().select(Shutdown.class, Any.Literal.INSTANCE).fire(new Shutdown());
    } finally {
      weld.shutdown();
    }
  }
}
