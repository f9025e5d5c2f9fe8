package dev.signalbox.embedded.internal.osgi;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Constants;

/** How the framework and the watcher of the handlers' folder are set up. */
final class FrameworkSettings {

  private static final String POLL_MILLIS = "250";

  /**
   * What else bundles have from the application. The annotations of jakarta.inject must be the ones
   * that the API's own are marked with, and SLF4J finds one back end for all; the rest of Jakarta
   * EE is the bundles' own, whatever version the server has.
   */
  private static final String SHARED =
      "jakarta.inject;version=\"2.0.1\","
          + "org.slf4j;org.slf4j.event;org.slf4j.helpers;org.slf4j.spi;version=\"2.0.17\"";

  private final Path dataDir;
  private final Optional<Path> handlersDir;

  /**
   * @param handlersDir empty when none is watched
   */
  FrameworkSettings(Path dataDir, Optional<Path> handlersDir) {
    this.dataDir = Objects.requireNonNull(dataDir, "dataDir").toAbsolutePath();
    this.handlersDir = Objects.requireNonNull(handlersDir, "handlersDir");
  }

  Map<String, String> asMap() {
    return Map.ofEntries(
        Map.entry(Constants.FRAMEWORK_STORAGE, dataDir.resolve("osgi").toString()),
        Map.entry(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT),
        Map.entry(
            Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, ApiPackages.ofApplication() + "," + SHARED),
        // A handler for bundle: addresses would be set for the whole server, and only once.
        Map.entry("felix.service.urlhandlers", "false"),
        // A pool would outlive the framework by a minute, and hold the application meanwhile.
        Map.entry("felix.resolver.parallelism", "1"),
        Map.entry("felix.log.level", "1"),
        Map.entry("felix.fileinstall.dir", handlersDir.map(Path::toString).orElse("")),
        Map.entry("felix.fileinstall.tmpdir", dataDir.resolve("fileinstall").toString()),
        Map.entry("signalbox.deploy.kept", dataDir.resolve("deployed").toString()),
        Map.entry("felix.fileinstall.poll", POLL_MILLIS),
        Map.entry("felix.fileinstall.noInitialDelay", "true"),
        Map.entry("felix.fileinstall.filter", ".*\\.jar"),
        Map.entry("felix.fileinstall.enableConfigSave", "false"),
        Map.entry("felix.fileinstall.log.level", "1"),
        Map.entry("felix.fileinstall.log.default", "jul"),
        Map.entry("felix.fileinstall.bundles.new.start", "true"),
        Map.entry("felix.fileinstall.bundles.startTransient", "true"));
  }
}
