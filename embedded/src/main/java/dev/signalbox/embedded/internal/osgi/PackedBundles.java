package dev.signalbox.embedded.internal.osgi;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * The bundles that come with this jar, in the order they are to be started. The last one watches
 * the handlers' folder.
 */
final class PackedBundles {

  private static final String INDEX = "META-INF/signalbox/bundles.txt";
  private static final String FOLDER = "META-INF/signalbox/bundles/";

  private final ClassLoader loader;

  /**
   * @param loader sees this jar
   */
  PackedBundles(ClassLoader loader) {
    this.loader = Objects.requireNonNull(loader, "loader");
  }

  /** Their file names. */
  List<String> names() throws IOException {
    try (InputStream in = open(INDEX)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /**
   * Installs all of them, and starts one after the other, but for the one that watches the folder.
   *
   * @return that one
   */
  Bundle startIn(BundleContext context) throws IOException, BundleException {
    List<Bundle> installed = new ArrayList<>();
    for (String name : names()) {
      try (InputStream in = open(FOLDER + name)) {
        installed.add(context.installBundle("signalbox:" + name, in));
      }
    }
    Bundle last = installed.remove(installed.size() - 1);
    for (Bundle bundle : installed) {
      bundle.start(Bundle.START_TRANSIENT);
    }
    return last;
  }

  private InputStream open(String name) throws IOException {
    InputStream in = loader.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(
          "expected " + name + " in the jar of signalbox-embedded, found none");
    }
    return in;
  }
}
