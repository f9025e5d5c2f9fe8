package dev.signalbox.embedded.internal.osgi;

import dev.signalbox.api.LinqEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.Collections;
import java.util.Objects;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The packages of the API with their versions, as the API's own jar tells them. */
final class ApiPackages {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final Pattern EXPORT =
      Pattern.compile("(dev\\.signalbox\\.api[a-z0-9.]*);version=\"([0-9.]+)\"");

  private ApiPackages() {}

  /**
   * As a header of a manifest.
   *
   * @throws IllegalStateException when the jar's manifest says nothing of them
   */
  static String ofApplication() {
    return read(exports());
  }

  static String read(String exports) {
    Matcher found = EXPORT.matcher(exports);
    String packages =
        found
            .results()
            .map(one -> one.group(1) + ";version=\"" + one.group(2) + "\"")
            .collect(Collectors.joining(","));
    if (packages.isEmpty()) {
      throw new IllegalStateException(
          "expected the packages of dev.signalbox.api in the Export-Package of its jar's manifest,"
              + " found '"
              + exports
              + "'; put the jar of signalbox-api itself into the application, not its classes");
    }
    return packages;
  }

  private static String exports() {
    ClassLoader loader = LinqEvent.class.getClassLoader();
    String name = LinqEvent.class.getName().replace('.', '/') + ".class";
    String type = String.valueOf(loader.getResource(name));
    String wanted = type.replace(name, MANIFEST);
    try {
      for (URL manifest : Collections.list(loader.getResources(MANIFEST))) {
        if (manifest.toString().equals(wanted)) {
          return Objects.requireNonNullElse(read(manifest), "");
        }
      }
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(wanted + " cannot be read", e);
    }
  }

  private static String read(URL manifest) throws IOException {
    URLConnection connection = manifest.openConnection();
    // A cached jar would stay open after the application is gone.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new Manifest(in).getMainAttributes().getValue("Export-Package");
    }
  }
}
