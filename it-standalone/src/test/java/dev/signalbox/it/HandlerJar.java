package dev.signalbox.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A handler bundle made of classes of these tests. */
final class HandlerJar {

  private static final String IMPORTS =
      "dev.signalbox.api,dev.signalbox.api.message,dev.signalbox.api.cdi,dev.signalbox.api.spi,"
          + "jakarta.annotation,jakarta.enterprise.context,jakarta.enterprise.event,jakarta.inject,"
          + "jakarta.enterprise.inject,javax.sql";
  private static final String BEANS =
      "<beans version=\"4.0\" bean-discovery-mode=\"annotated\""
          + " xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"/>";

  private final String name;
  private final List<Class<?>> classes;
  private final Map<String, String> headers = new LinkedHashMap<>();

  /**
   * A bundle that is called like its handler.
   *
   * @param name of the bundle, the handler and the file
   */
  HandlerJar(String name, Class<?>... classes) {
    this.name = name;
    this.classes = List.of(classes);
    header("Bundle-ManifestVersion", "2");
    header("Bundle-SymbolicName", name);
    header("Bundle-Version", "1.0.0");
    header("Import-Package", IMPORTS);
  }

  HandlerJar header(String key, String value) {
    headers.put(key, value);
    return this;
  }

  HandlerJar version(String version) {
    return header("Bundle-Version", version);
  }

  /** Puts it into a watched folder in one step, over one of the same name. */
  void deploy(Path folder) throws IOException {
    Path made = Files.createTempFile(folder.getParent(), name, ".part");
    try (OutputStream file = Files.newOutputStream(made);
        JarOutputStream jar = new JarOutputStream(file, manifest())) {
      add(jar, "META-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
      for (Class<?> type : classes) {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(path)) {
          add(jar, path, bytes.readAllBytes());
        }
      }
    }
    Files.move(
        made, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void remove(Path folder) throws IOException {
    Files.delete(file(folder));
  }

  private Path file(Path folder) {
    return folder.resolve(name + ".jar");
  }

  private Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(main::putValue);
    return manifest;
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }
}
