package dev.signalbox.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The same bundle under a higher version, as the author's next release would be. */
final class NextVersion {

  private static final String VERSION = "Bundle-Version";

  private NextVersion() {}

  /** Puts it in the place of the bundle, at once; gives its version. */
  static String replace(Path bundle) {
    Path made = bundle.resolveSibling(bundle.getFileName() + ".part");
    try {
      String version = write(bundle, made);
      Files.move(made, bundle, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return version;
    } catch (IOException e) {
      throw new CliException(ExitCode.UNAVAILABLE, "cannot replace " + bundle + ": " + e, e);
    }
  }

  private static String write(Path bundle, Path to) throws IOException {
    try (JarFile jar = new JarFile(bundle.toFile())) {
      Manifest manifest = new Manifest(jar.getManifest());
      Attributes attributes = manifest.getMainAttributes();
      String version = next(attributes.getValue(VERSION));
      attributes.putValue(VERSION, version);
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
        Enumeration<JarEntry> entries = jar.entries();
        while (entries.hasMoreElements()) {
          copy(jar, entries.nextElement(), out);
        }
      }
      return version;
    }
  }

  private static void copy(JarFile jar, JarEntry entry, JarOutputStream out) throws IOException {
    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
      out.putNextEntry(new JarEntry(entry.getName()));
      jar.getInputStream(entry).transferTo(out);
      out.closeEntry();
    }
  }

  /** The next minor version, so that it is higher whatever the qualifier was. */
  private static String next(String version) {
    String[] parts = version.split("\\.", 4);
    int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    return parts[0] + "." + (minor + 1) + ".0";
  }
}
