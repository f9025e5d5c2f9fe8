package dev.signalbox.embedded.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Manifest;

/** The handlers that are jars of the application, told by the header that names a handler. */
final class HandlerArchives {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final Map<String, HandlerArchive> byName = new TreeMap<>();

  private HandlerArchives(Collection<HandlerArchive> found) {
    for (HandlerArchive archive : found) {
      HandlerArchive before = byName.putIfAbsent(archive.name(), archive);
      if (before != null && !before.base().equals(archive.base())) {
        throw new IllegalStateException(
            "expected each handler once in the application, found '"
                + archive.name()
                + "' in "
                + before.base()
                + " and in "
                + archive.base()
                + "; remove one of them");
      }
    }
  }

  /**
   * Looks at all jars that a class loader reads from.
   *
   * @throws IllegalStateException when two jars are the same handler
   */
  static HandlerArchives of(ClassLoader loader) {
    List<HandlerArchive> found = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(MANIFEST))) {
        String base = url.toString();
        HandlerArchive.of(
                base.substring(0, base.length() - MANIFEST.length()), read(url).getMainAttributes())
            .ifPresent(found::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the manifests of the application cannot be read", e);
    }
    return new HandlerArchives(found);
  }

  private static Manifest read(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    // A cached jar would stay open after the application is gone.
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return new Manifest(in);
    }
  }

  /** All of them, by name. */
  Collection<HandlerArchive> all() {
    return Collections.unmodifiableCollection(byName.values());
  }

  /** The one that a class is of; empty when it is the application's own. */
  Optional<HandlerArchive> of(Class<?> type) {
    if (byName.isEmpty() || type.getClassLoader() == null) {
      return Optional.empty();
    }
    URL url = type.getClassLoader().getResource(type.getName().replace('.', '/') + ".class");
    return url == null
        ? Optional.empty()
        : all().stream().filter(one -> url.toString().startsWith(one.base())).findFirst();
  }
}
