package dev.signalbox.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.osgi.framework.Constants;

/** How the framework and the watcher of the handlers' folder are set up. */
final class FrameworkSettings {

  private static final String POLL_MILLIS = "250";

  private final Path dataDir;
  private final Path handlersDir;

  FrameworkSettings(Path dataDir, Path handlersDir) {
    this.dataDir = Objects.requireNonNull(dataDir, "dataDir");
    this.handlersDir = Objects.requireNonNull(handlersDir, "handlersDir");
  }

  Map<String, String> asMap() {
    return Map.ofEntries(
        // Bundles are installed anew from their folders at each start; the cache holds nothing
        // worth keeping.
        Map.entry(Constants.FRAMEWORK_STORAGE, dataDir.resolve("osgi").toString()),
        Map.entry(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT),
        // A handler for bundle: addresses would be set for the whole JVM, and can be set only once
        // in it.
        Map.entry("felix.service.urlhandlers", "false"),
        Map.entry("felix.fileinstall.dir", handlersDir.toString()),
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
