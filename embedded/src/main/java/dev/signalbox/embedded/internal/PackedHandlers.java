package dev.signalbox.embedded.internal;

import dev.signalbox.core.settings.SettingsException;
import jakarta.servlet.ServletContext;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;

/**
 * Handler bundles packed into the application, in {@code WEB-INF/signalbox/handlers}. They run in
 * the framework for handler bundles, like those of the watched folder, and come and go with the
 * application.
 */
public final class PackedHandlers {

  private static final String FOLDER = "/WEB-INF/signalbox/handlers/";

  private final ServletContext context;
  private final Map<String, String> paths;

  private PackedHandlers(ServletContext context, Map<String, String> paths) {
    this.context = Objects.requireNonNull(context, "context");
    this.paths = paths;
  }

  /**
   * All that a web application has.
   *
   * @throws IllegalStateException when a jar is no bundle, or two are the same handler
   */
  static PackedHandlers of(ServletContext context) {
    Map<String, String> paths = new TreeMap<>();
    for (String path :
        Objects.requireNonNullElse(context.getResourcePaths(FOLDER), Set.<String>of())) {
      if (path.endsWith(".jar")) {
        String name = name(context, path);
        String other = paths.putIfAbsent(name, path);
        if (other != null) {
          throw new IllegalStateException(
              "expected each handler once in the application, found '"
                  + name
                  + "' in "
                  + other
                  + " and in "
                  + path
                  + "; remove one of them");
        }
      }
    }
    return new PackedHandlers(context, paths);
  }

  private static String name(ServletContext context, String path) {
    try (JarInputStream jar = new JarInputStream(stream(context, path))) {
      return Optional.ofNullable(jar.getManifest())
          .map(Manifest::getMainAttributes)
          .flatMap(PackedHandlers::name)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "expected a handler bundle, found "
                          + path
                          + " without a Bundle-SymbolicName at the head of the jar; have bnd write"
                          + " its manifest, and the jar tool the jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " of the application cannot be read", e);
    }
  }

  private static Optional<String> name(Attributes headers) {
    return Optional.ofNullable(headers.getValue("Bundle-SymbolicName"))
        .map(
            symbolic ->
                Objects.requireNonNullElse(
                        headers.getValue(HandlerArchive.NAME), symbolic.replaceFirst(";.*", ""))
                    .trim());
  }

  /**
   * Those of them that are to run.
   *
   * @param names empty for all
   * @throws SettingsException when one of the names is of none
   */
  PackedHandlers chosen(Optional<Set<String>> names) {
    if (names.isEmpty()) {
      return this;
    }
    List<String> missing = new ArrayList<>(names.get());
    missing.removeAll(paths.keySet());
    if (!missing.isEmpty()) {
      throw new SettingsException(
          List.of(
              "signalbox.embedded.packed-handlers: the application has no handler "
                  + String.join(", ", missing)
                  + " in it; it must be all, none, or some of "
                  + String.join(", ", paths.keySet())));
    }
    Map<String, String> some = new TreeMap<>(paths);
    some.keySet().retainAll(names.get());
    return new PackedHandlers(context, some);
  }

  /** What the handlers are called, sorted. */
  public List<String> names() {
    return List.copyOf(paths.keySet());
  }

  /**
   * One handler's jar.
   *
   * @param name one of {@link #names()}
   */
  public InputStream open(String name) throws IOException {
    return stream(context, paths.get(name));
  }

  private static InputStream stream(ServletContext context, String path) throws IOException {
    InputStream in = context.getResourceAsStream(path);
    if (in == null) {
      throw new FileNotFoundException("expected " + path + " in the application, found none");
    }
    return in;
  }
}
