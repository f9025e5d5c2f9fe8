package dev.signalbox.cli.internal;

import dev.signalbox.launcher.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A temporary folder with the distribution's handlers and examples in it; goes when it is closed.
 */
final class DemoFolder implements AutoCloseable {

  private final Path root;

  private DemoFolder(Path root) {
    this.root = Objects.requireNonNull(root, "root");
  }

  static DemoFolder create(Distribution distribution) {
    try {
      DemoFolder folder = new DemoFolder(Files.createTempDirectory("signalbox-demo-"));
      Files.createDirectories(folder.handlers());
      for (Path source :
          List.of(distribution.handlers(), distribution.home().resolve("examples"))) {
        folder.copyJars(source);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare a temporary folder for the demo", e);
    }
  }

  private void copyJars(Path source) throws IOException {
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jar")).toList()) {
        Files.copy(file, handlers().resolve(file.getFileName()));
      }
    }
  }

  Path handlers() {
    return root.resolve("handlers");
  }

  Path data() {
    return root.resolve("data");
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the demo's folder " + root, e);
    }
  }
}
