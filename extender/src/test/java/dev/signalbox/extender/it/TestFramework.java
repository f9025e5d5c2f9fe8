package dev.signalbox.extender.it;

import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.wiring.FrameworkWiring;

/** A real Felix with the platform's bundles, the extender and the driver. */
final class TestFramework implements AutoCloseable {

  private final Framework framework;
  private final BiFunction<String, String, Object> driver;

  TestFramework(Path storage) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, storage.resolve("osgi").toString());
    settings.put("felix.fileinstall.dir", storage.resolve("handlers").toString());
    settings.put("felix.fileinstall.tmpdir", storage.resolve("tmp").toString());
    settings.put("felix.fileinstall.poll", "50");
    settings.put("felix.fileinstall.noInitialDelay", "true");
    settings.put("felix.fileinstall.log.level", "0");
    settings.put("signalbox.deploy.kept", storage.resolve("kept").toString());
    Files.createDirectories(storage.resolve("handlers"));
    settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    settings.put("felix.log.level", "1");
    framework =
        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(settings);
    framework.start();
    List<Bundle> platform = new ArrayList<>();
    try (Stream<Path> jars = Files.list(Path.of(System.getProperty("bundles")))) {
      for (Path jar : jars.sorted().toList()) {
        platform.add(install(jar));
      }
    }
    platform.add(install(Path.of(System.getProperty("extender.bundle"))));
    platform.add(install(TestBundle.driver()));
    // The launcher has start levels for this: what provides services to the loaders comes first.
    platform.sort(
        java.util.Comparator.<Bundle, Boolean>comparing(
                bundle -> !bundle.getSymbolicName().contains("spifly"))
            .thenComparing(bundle -> bundle.getSymbolicName().contains("fileinstall")));
    for (Bundle bundle : platform) {
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    driver = driver();
  }

  @SuppressWarnings("unchecked") // the driver is the only function among the services
  private BiFunction<String, String, Object> driver() {
    BundleContext context = framework.getBundleContext();
    ServiceReference<?> reference = context.getServiceReference(BiFunction.class.getName());
    return (BiFunction<String, String, Object>) context.getService(reference);
  }

  private Bundle install(Path jar) throws Exception {
    try (InputStream in = new FileInputStream(jar.toFile())) {
      return framework.getBundleContext().installBundle(jar.toString(), in);
    }
  }

  Bundle install(TestBundle bundle) throws BundleException {
    return framework.getBundleContext().installBundle("test:" + System.nanoTime(), bundle.open());
  }

  Bundle start(TestBundle bundle) throws BundleException {
    Bundle installed = install(bundle);
    installed.start();
    return installed;
  }

  Bundle bundle(String symbolicName) {
    return Stream.of(framework.getBundleContext().getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow();
  }

  Object call(String command, String argument) {
    return driver.apply(command, argument);
  }

  Object deliver(String handler, String eventId) {
    return call("deliver", handler + " " + eventId);
  }

  @SuppressWarnings("unchecked") // as the driver makes them
  List<String> handlers() {
    return (List<String>) call("handlers", "");
  }

  @SuppressWarnings("unchecked") // as the driver makes them
  List<String> lines() {
    return (List<String>) call("lines", "");
  }

  /** Lets go of the old versions of everything that was updated. */
  void refresh() throws InterruptedException {
    CountDownLatch refreshed = new CountDownLatch(1);
    framework
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            null,
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
              }
            });
    if (!refreshed.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("packages were not refreshed in 20 s");
    }
  }

  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(20_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
