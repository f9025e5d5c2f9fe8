package dev.signalbox.embedded.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerArchivesTest {

  @TempDir private Path dir;

  private Path jar(String file, Map<String, String> headers, Class<?>... types) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    Path path = dir.resolve(file);
    try (OutputStream out = Files.newOutputStream(path);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Class<?> type : types) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          jar.write(in.readAllBytes());
        }
        jar.closeEntry();
      }
    }
    return path;
  }

  private static URLClassLoader loader(Path... jars) throws IOException {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  /** In the jar of a handler. */
  static class Ours {}

  /** In a jar that is none. */
  static class Other {}

  @Test
  void classes_belongToTheHandlerOfTheirJar() throws Exception {
    Path handler = jar("a.jar", Map.of("Signalbox-Handler-Name", "acme"), Ours.class);
    Path library = jar("b.jar", Map.of("Bundle-SymbolicName", "library"), Other.class);
    try (URLClassLoader loader = loader(handler, library)) {
      HandlerArchives archives = HandlerArchives.of(loader);

      assertThat(archives.all()).extracting(HandlerArchive::name).containsExactly("acme");
      assertThat(archives.of(loader.loadClass(Ours.class.getName())))
          .map(HandlerArchive::name)
          .contains("acme");
      assertThat(archives.of(loader.loadClass(Other.class.getName()))).isEmpty();
      assertThat(archives.of(String.class)).isEmpty();
    }
  }

  @Test
  void oneHandlerInTwoJars_isRefused() throws Exception {
    Path one = jar("a-1.jar", Map.of("Signalbox-Handler-Name", "acme"));
    Path two = jar("a-2.jar", Map.of("Signalbox-Handler-Name", "acme"));
    try (URLClassLoader loader = loader(one, two)) {
      assertThatThrownBy(() -> HandlerArchives.of(loader))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("acme", "a-1.jar", "a-2.jar", "remove one");
    }
  }

  @Test
  void headers_describeTheHandler() throws Exception {
    Path jar =
        jar(
            "a.jar",
            Map.of(
                "Signalbox-Handler-Name", "acme",
                "Bundle-SymbolicName", "com.acme.handler;singleton:=true",
                "Bundle-Version", "1.2.0",
                "Signalbox-Handler-Begin", "latest",
                "Signalbox-Handler-Concurrency", "3"));
    try (URLClassLoader loader = loader(jar)) {
      HandlerArchive archive = HandlerArchives.of(loader).all().iterator().next();

      assertThat(archive.descriptor(Set.of(MessageReceived.class)))
          .isEqualTo(
              new HandlerDescriptor(
                  "acme",
                  "1.2.0",
                  "com.acme.handler",
                  Set.of(),
                  Set.of(MessageReceived.class),
                  Begin.LATEST,
                  3));
    }
  }

  @Test
  void unusableHeader_isNamedWithItsJar() throws Exception {
    Path jar =
        jar("a.jar", Map.of("Signalbox-Handler-Name", "acme", "Signalbox-Handler-Begin", "soon"));
    try (URLClassLoader loader = loader(jar)) {
      HandlerArchive archive = HandlerArchives.of(loader).all().iterator().next();

      assertThatThrownBy(() -> archive.descriptor(Set.of(MessageReceived.class)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("a.jar", "soon", "Signalbox-Handler-Begin");
    }
  }
}
