package dev.signalbox.cli.internal;

import dev.signalbox.launcher.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A temporary folder with the distribution's handlers and examples in it. */
final class DemoFolder {

  private static final String HANDLER_NAME = "Signalbox-Handler-Name";

  private final Path root;

  private DemoFolder(Path root) {
    this.root = Objects.requireNonNull(root, "root");
  }

  static DemoFolder create() {
    try {
      return new DemoFolder(Files.createTempDirectory("signalbox-demo-"));
    } catch (IOException e) {
      throw new CliException(
          ExitCode.UNAVAILABLE, "cannot make a temporary folder for the demo: " + e, e);
    }
  }

  /** Copies what the distribution has; gives the names of the handlers among it. */
  List<String> fill(Distribution distribution) {
    List<String> names = new ArrayList<>();
    try {
      Files.createDirectories(handlers());
      for (Path source :
          List.of(distribution.handlers(), distribution.home().resolve("examples"))) {
        for (Path jar : jars(source)) {
          Files.copy(jar, handlers().resolve(jar.getFileName()));
          handlerName(jar).ifPresent(names::add);
        }
      }
    } catch (IOException e) {
      throw new CliException(
          ExitCode.UNAVAILABLE, "cannot copy the handlers to " + handlers() + ": " + e, e);
    }
    return names;
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.toString().endsWith(".jar")).toList();
    }
  }

  private static Optional<String> handlerName(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(HANDLER_NAME));
    }
  }

  /** The bundle of a handler. */
  static Path bundle(Path folder, String handler) {
    try {
      for (Path jar : jars(folder)) {
        if (handlerName(jar).filter(handler::equals).isPresent()) {
          return jar;
        }
      }
    } catch (IOException e) {
      throw new CliException(ExitCode.UNAVAILABLE, "cannot read " + folder + ": " + e, e);
    }
    throw new CliException(
        ExitCode.SOFTWARE, "expected the handler " + handler + " in " + folder + ", found none");
  }

  Path handlers() {
    return root.resolve("handlers");
  }

  Path data() {
    return root.resolve("data");
  }

  /** Removes it with all that is in it. */
  void delete() {
    try {
      Files.walkFileTree(root, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove the demo's folder " + root, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
