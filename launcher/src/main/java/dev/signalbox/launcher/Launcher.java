package dev.signalbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** Starts the distribution in this JVM. */
public final class Launcher {

  /** Property of the service that holds the settings as text: a {@link Map} from key to value. */
  public static final String SETTINGS = "signalbox.settings";

  private static final String HANDLERS_CONF_DIR = "signalbox.handlers.conf-dir";

  private final Distribution distribution;

  /** For the distribution in a folder. */
  public Launcher(Distribution distribution) {
    this.distribution = Objects.requireNonNull(distribution, "distribution");
  }

  /**
   * Starts everything and returns when the port is open.
   *
   * @param settings all settings as text, checked before
   * @param dataDir where data is kept; created when missing
   * @param handlersDir the watched folder; created when missing
   * @throws LaunchException when something does not start; nothing is left running then
   */
  public RunningNode start(Map<String, String> settings, Path dataDir, Path handlersDir) {
    createFolder(handlersDir);
    DataFolder data = DataFolder.take(dataDir);
    try {
      return start(settings, new FrameworkSettings(dataDir, handlersDir), data);
    } catch (RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /**
   * Runs a tool that one of the bundles brings, without a node. Nobody else can use the data folder
   * meanwhile.
   *
   * @param bundle symbolic name of the bundle
   * @param tool what the tool is called
   * @param arguments of the tool
   * @param progress told in words how far it is
   * @return what came of it, as the tool describes it
   * @throws LaunchException when it cannot be started
   */
  public Map<String, Object> runTool(
      String bundle,
      String tool,
      Path dataDir,
      Map<String, String> arguments,
      Consumer<String> progress) {
    try (DataFolder data = DataFolder.take(dataDir)) {
      Objects.requireNonNull(data);
      Thread starter = Thread.currentThread();
      ClassLoader before = starter.getContextClassLoader();
      starter.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      Framework framework =
          new FrameworkFactory()
              .newFramework(new FrameworkSettings(dataDir, distribution.handlers()).asMap());
      try {
        framework.start();
        installForTool(framework.getBundleContext(), bundle);
        return new Tool(framework.getBundleContext(), tool).run(arguments, progress);
      } catch (BundleException e) {
        throw new LaunchException(reason(e), e);
      } finally {
        RunningNode.stop(framework);
        starter.setContextClassLoader(before);
      }
    }
  }

  /**
   * Starts what logs, libraries, and the tool's bundle; the others are there to be imported from.
   */
  private void installForTool(BundleContext context, String tool) throws BundleException {
    List<Bundle> bundles = new ArrayList<>();
    for (Path file : distribution.bundles()) {
      Bundle bundle = context.installBundle("reference:" + file.toUri());
      String folder = file.getParent().getFileName().toString();
      boolean beneath = folder.endsWith("-logging") || folder.endsWith("-libraries");
      if (beneath || tool.equals(bundle.getSymbolicName())) {
        bundles.add(bundle);
      }
    }
    for (Bundle bundle : bundles) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start(Bundle.START_TRANSIENT);
      }
    }
  }

  private RunningNode start(
      Map<String, String> settings, FrameworkSettings frameworkSettings, DataFolder data) {
    Thread starter = Thread.currentThread();
    ClassLoader before = starter.getContextClassLoader();
    // Libraries that look for providers by the context class loader must not find the launcher's
    // class path.
    starter.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return new RunningNode(start(withDefaults(settings), frameworkSettings), data);
    } finally {
      starter.setContextClassLoader(before);
    }
  }

  private Map<String, String> withDefaults(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.putIfAbsent(HANDLERS_CONF_DIR, distribution.handlerSettings().toAbsolutePath().toString());
    return all;
  }

  private Framework start(Map<String, String> settings, FrameworkSettings frameworkSettings) {
    Framework framework = new FrameworkFactory().newFramework(frameworkSettings.asMap());
    try {
      framework.init();
      framework
          .getBundleContext()
          .registerService(
              Map.class, Map.copyOf(settings), new Hashtable<>(Map.of(SETTINGS, true)));
      framework.start();
      startBundles(framework.getBundleContext());
      return framework;
    } catch (BundleException e) {
      RunningNode.stop(framework);
      throw new LaunchException(reason(e), e);
    } catch (RuntimeException e) {
      RunningNode.stop(framework);
      throw e;
    }
  }

  private void startBundles(BundleContext context) throws BundleException {
    List<Bundle> bundles = new ArrayList<>();
    for (Path file : distribution.bundles()) {
      bundles.add(context.installBundle("reference:" + file.toUri()));
    }
    for (Bundle bundle : bundles) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start(Bundle.START_TRANSIENT);
      }
    }
  }

  /**
   * An activator's own words are what helps; the framework's wrapping says only which bundle it
   * was.
   */
  private static String reason(BundleException e) {
    Throwable cause = e;
    while (cause instanceof BundleException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LaunchException("cannot create folder " + folder + ": " + e, e);
    }
  }
}
