package dev.signalbox.embedded.internal.osgi;

import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.core.internal.osgi.PluginServices;
import dev.signalbox.core.node.OpenNode;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.settings.HandlerSettingsFolder;
import dev.signalbox.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.function.Supplier;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A framework within the application that runs the handler bundles of a folder, the same ones as
 * the stand-alone distribution. They have the packages of the API from the application, so that
 * both see the same events; all else they have from bundles that come with this jar.
 */
public final class HandlerFramework implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HandlerFramework.class);
  private static final long STOP_MILLIS = 60_000;

  private final Framework framework;
  private final PluginServices plugins;

  private HandlerFramework(Framework framework, PluginServices plugins) {
    this.framework = framework;
    this.plugins = plugins;
  }

  /**
   * Starts it; when this returns, the handlers that are in the folder are up or on their way.
   *
   * @param settings of the node
   * @param folder the watched folder; created when missing
   * @param node takes what the bundles offer
   * @param open the same node's open part
   * @throws IllegalStateException when the framework does not start; nothing is left running then
   */
  public static HandlerFramework start(
      Settings settings, Path folder, SignalboxNode node, OpenNode open) {
    long begun = System.nanoTime();
    Path watched = folder.toAbsolutePath().normalize();
    create(watched);
    HandlerFramework started = withoutContextLoader(() -> launch(settings, watched, node, open));
    LOG.info(
        "SBX-5120 handler bundles are taken from {}; the framework is up after {} ms",
        watched,
        Duration.ofNanos(System.nanoTime() - begun).toMillis());
    return started;
  }

  private static HandlerFramework launch(
      Settings settings, Path folder, SignalboxNode node, OpenNode open) {
    Framework framework =
        new FrameworkFactory()
            .newFramework(new FrameworkSettings(settings.dataDir(), folder).asMap());
    try {
      framework.init();
      framework
          .getBundleContext()
          .registerService(
              HandlerConfiguration.class,
              new HandlerSettingsFolder(settings.handlersConfDir()),
              new Hashtable<>());
      PluginServices plugins = new PluginServices(framework.getBundleContext(), node, open);
      framework.start();
      plugins.open();
      new PackedBundles(HandlerFramework.class.getClassLoader())
          .startIn(framework.getBundleContext());
      return new HandlerFramework(framework, plugins);
    } catch (BundleException | IOException | RuntimeException | LinkageError e) {
      stop(framework);
      throw new IllegalStateException(
          "the framework for the handlers in " + folder + " did not start: " + e.getMessage(), e);
    }
  }

  /**
   * The application's loader must not be what libraries look for providers with, nor what the
   * framework's threads remember.
   */
  private static <T> T withoutContextLoader(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(null);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IllegalStateException(
          "the folder "
              + folder
              + " that signalbox.handlers.dir names cannot be created; check that the server may"
              + " write there",
          e);
    }
  }

  /** Lets the handlers finish what they are at, then stops the framework. */
  @Override
  public void close() {
    withoutContextLoader(
        () -> {
          plugins.close();
          stop(framework);
          return true;
        });
  }

  private static void stop(Framework framework) {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException e) {
      LOG.warn("SBX-5121 the framework of the handlers could not be stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
