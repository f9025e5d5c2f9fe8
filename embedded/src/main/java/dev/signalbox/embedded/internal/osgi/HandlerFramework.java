package dev.signalbox.embedded.internal.osgi;

import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.core.internal.osgi.PluginServices;
import dev.signalbox.core.node.OpenNode;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.settings.HandlerSettingsFolder;
import dev.signalbox.core.settings.Settings;
import dev.signalbox.embedded.internal.PackedHandlers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A framework within the application that runs the handler bundles of a folder and those packed
 * into the application, the same ones as the stand-alone distribution. They have the packages of
 * the API from the application, so that both see the same events; all else they have from bundles
 * that come with this jar.
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
   * @param packed handlers that come with the application; started before those of the folder
   * @param node takes what the bundles offer
   * @param open the same node's open part
   * @throws IllegalStateException when the framework does not start; nothing is left running then
   */
  public static HandlerFramework start(
      Settings settings, PackedHandlers packed, SignalboxNode node, OpenNode open) {
    long begun = System.nanoTime();
    Optional<Path> watched =
        settings.handlersDir().map(folder -> folder.toAbsolutePath().normalize());
    watched.ifPresent(HandlerFramework::create);
    HandlerFramework started =
        withoutContextLoader(() -> launch(settings, watched, packed, node, open));
    LOG.info(
        "SBX-5120 handler bundles are taken from {}; the framework is up after {} ms",
        sources(watched, packed),
        Duration.ofNanos(System.nanoTime() - begun).toMillis());
    return started;
  }

  private static String sources(Optional<Path> watched, PackedHandlers packed) {
    return Stream.of(
            Optional.of(packed.names())
                .filter(names -> !names.isEmpty())
                .map(names -> "the application (" + String.join(", ", names) + ")"),
            watched.map(Path::toString))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" and "));
  }

  private static HandlerFramework launch(
      Settings settings,
      Optional<Path> watched,
      PackedHandlers packed,
      SignalboxNode node,
      OpenNode open) {
    Framework framework =
        new FrameworkFactory()
            .newFramework(new FrameworkSettings(settings.dataDir(), watched).asMap());
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
      Bundle watcher =
          new PackedBundles(HandlerFramework.class.getClassLoader())
              .startIn(framework.getBundleContext());
      startPacked(packed, framework.getBundleContext());
      if (watched.isPresent()) {
        watcher.start(Bundle.START_TRANSIENT);
      }
      return new HandlerFramework(framework, plugins);
    } catch (BundleException | IOException | RuntimeException | LinkageError e) {
      stop(framework);
      throw new IllegalStateException(
          "the framework for handler bundles did not start: " + e.getMessage(), e);
    }
  }

  /** All are there before the first one starts: one may need another. */
  private static void startPacked(PackedHandlers packed, BundleContext context)
      throws IOException, BundleException {
    List<Bundle> installed = new ArrayList<>();
    for (String name : packed.names()) {
      try (InputStream in = packed.open(name)) {
        installed.add(context.installBundle("signalbox:handlers/" + name, in));
      }
    }
    for (Bundle bundle : installed) {
      bundle.start(Bundle.START_TRANSIENT);
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
