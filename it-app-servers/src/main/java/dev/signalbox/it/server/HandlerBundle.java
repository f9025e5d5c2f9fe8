package dev.signalbox.it.server;

import dev.signalbox.it.server.bundle.Labelled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A handler bundle in any version, put into a watched folder in one step. */
final class HandlerBundle {

  static final String HANDLER = "labelled";

  private static final String IMPORTS =
      "dev.signalbox.api,dev.signalbox.api.message,jakarta.enterprise.context,"
          + "jakarta.enterprise.event";

  private final Path folder;
  private final Path notes;

  HandlerBundle(Path folder, Path notes) {
    this.folder = folder;
    this.notes = notes;
  }

  void deploy(String label, int version) throws IOException {
    deploy(label, version, IMPORTS);
  }

  /** One that cannot work. */
  void deployBroken(int version) throws IOException {
    deploy("broken", version, IMPORTS + ",com.example.nowhere");
  }

  private void deploy(String label, int version, String imports) throws IOException {
    Path made = Files.createTempFile(folder.getParent(), HANDLER, ".part");
    try (OutputStream file = Files.newOutputStream(made);
        JarOutputStream jar = new JarOutputStream(file, manifest(version, imports))) {
      add(jar, "META-INF/beans.xml", new byte[0]);
      add(
          jar,
          "bundle.properties",
          ("label=" + label + "\nnotes=" + notes + "\n").getBytes(StandardCharsets.ISO_8859_1));
      String path = Labelled.class.getName().replace('.', '/') + ".class";
      try (InputStream bytes = Labelled.class.getClassLoader().getResourceAsStream(path)) {
        add(jar, path, bytes.readAllBytes());
      }
    }
    Files.move(made, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void remove() throws IOException {
    Files.delete(file());
  }

  private Path file() {
    return folder.resolve(HANDLER + ".jar");
  }

  private static Manifest manifest(int version, String imports) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", HANDLER);
    main.putValue("Bundle-Version", version + ".0.0");
    main.putValue("Import-Package", imports);
    return manifest;
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }
}
