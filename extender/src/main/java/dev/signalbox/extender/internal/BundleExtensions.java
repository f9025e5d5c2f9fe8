package dev.signalbox.extender.internal;

import jakarta.enterprise.inject.spi.Extension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.framework.Bundle;

/** Portable extensions that a handler bundle brings along in the standard way. */
final class BundleExtensions {

  private static final String FILE = "META-INF/services/" + Extension.class.getName();

  private final Bundle bundle;

  BundleExtensions(Bundle bundle) {
    this.bundle = bundle;
  }

  List<Extension> load() {
    URL file = bundle.getEntry(FILE);
    return file == null ? List.of() : names(file).stream().map(this::instance).toList();
  }

  private static List<String> names(URL file) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> line.replaceFirst("#.*", "").trim())
          .filter(name -> !name.isEmpty())
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  private Extension instance(String name) {
    try {
      return bundle
          .loadClass(name)
          .asSubclass(Extension.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          "expected a portable extension with a public constructor without parameters in "
              + FILE
              + ", found "
              + name,
          e);
    }
  }
}
