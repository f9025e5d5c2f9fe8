package dev.signalbox.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A copy of a bundle with another version, and with classes of these tests besides its own. */
final class JarCopy {

  private static final String IMPORTS = "Import-Package";

  private final Path original;

  JarCopy(Path original) {
    this.original = original;
  }

  /** Writes it into a folder. */
  Path write(Path folder, String version, Class<?>... more) throws IOException {
    Path copy = folder.resolve(version + "-" + original.getFileName());
    try (JarFile jar = new JarFile(original.toFile())) {
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      if (more.length > 0) {
        String imports = manifest.getMainAttributes().getValue(IMPORTS);
        if (!imports.contains("jakarta.annotation")) {
          manifest.getMainAttributes().putValue(IMPORTS, imports + ",jakarta.annotation");
        }
      }
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
        for (JarEntry entry : Collections.list(jar.entries())) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            add(out, entry.getName(), jar.getInputStream(entry));
          }
        }
        for (Class<?> type : List.of(more)) {
          String name = type.getName().replace('.', '/') + ".class";
          add(out, name, type.getClassLoader().getResourceAsStream(name));
        }
      }
    }
    return copy;
  }

  private static void add(JarOutputStream out, String name, InputStream bytes) throws IOException {
    try (bytes) {
      out.putNextEntry(new JarEntry(name));
      bytes.transferTo(out);
      out.closeEntry();
    }
  }
}
