package dev.signalbox.bench.node;

import dev.signalbox.bench.handler.Idle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes handler bundles. */
public final class HandlerJars {

  private static final String BEANS =
      "<beans version=\"4.0\" bean-discovery-mode=\"annotated\""
          + " xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"/>";
  private static final String IMPORTS =
      "dev.signalbox.api,dev.signalbox.api.message,jakarta.enterprise.context,"
          + "jakarta.enterprise.event,jakarta.inject";

  private HandlerJars() {}

  /** So many handlers that do nothing, each a bundle of its own. */
  public static List<Path> idle(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    List<Path> jars = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      jars.add(idle(folder, "idle-%02d".formatted(i)));
    }
    return jars;
  }

  private static Path idle(Path folder, String name) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Import-Package", IMPORTS);
    Path file = folder.resolve(name + ".jar");
    String type = Idle.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream bytes = Idle.class.getClassLoader().getResourceAsStream(type)) {
      add(jar, "META-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8));
      add(jar, type, bytes.readAllBytes());
    }
    return file;
  }

  /**
   * Replaces a bundle by itself with another version, in one step.
   *
   * @param deployed the jar in the watched folder
   */
  public static void swap(Path deployed, String version) throws IOException {
    Path next = Files.createTempFile(deployed.getParent().getParent(), "swap", ".jar");
    try (JarFile jar = new JarFile(deployed.toFile())) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(next), manifest)) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            try (InputStream bytes = jar.getInputStream(entry)) {
              add(out, entry.getName(), bytes.readAllBytes());
            }
          }
        }
      }
    }
    Files.move(next, deployed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }
}
