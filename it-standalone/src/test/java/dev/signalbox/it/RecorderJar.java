package dev.signalbox.it;

import dev.signalbox.it.handler.OrderRecorder;
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

/**
 * Makes the bundle of {@link OrderRecorder} in any version, and puts it into a watched folder in
 * one step.
 */
final class RecorderJar {

  static final String NAME = "dev.signalbox.it.recorder";

  private final Path folder;

  RecorderJar(Path folder) {
    this.folder = folder;
  }

  void deploy(int version) throws IOException {
    Path made = Files.createTempFile(folder.getParent(), "recorder", ".part");
    try (OutputStream file = Files.newOutputStream(made);
        JarOutputStream jar = new JarOutputStream(file, manifest(version))) {
      add(
          jar,
          "META-INF/beans.xml",
          "<beans version=\"4.0\" bean-discovery-mode=\"annotated\" xmlns=\"https://jakarta.ee/xml/ns/jakartaee\"/>"
              .getBytes(StandardCharsets.UTF_8));
      String path = OrderRecorder.class.getName().replace('.', '/') + ".class";
      try (InputStream bytes = OrderRecorder.class.getClassLoader().getResourceAsStream(path)) {
        add(jar, path, bytes.readAllBytes());
      }
    }
    Files.move(
        made,
        folder.resolve("recorder.jar"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }

  private static Manifest manifest(int version) {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", NAME);
    main.putValue("Bundle-Version", "1.0." + version);
    main.putValue(
        "Import-Package",
        "dev.signalbox.api;version=\"[1,2)\",dev.signalbox.api.message;version=\"[1,2)\","
            + "jakarta.annotation,jakarta.enterprise.context,jakarta.enterprise.event,jakarta.inject,javax.sql");
    return manifest;
  }
}
