package dev.signalbox.extender.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Copies of the jars that work, so that one of them can come back when its replacement does not. A
 * jar is known by the name of its file.
 */
final class KeptJars {

  private static final String CANDIDATE = ".candidate";

  private final Path folder;

  /** In a folder that is made when it is needed. */
  KeptJars(Path folder) {
    this.folder = folder;
  }

  /**
   * Copies a jar aside, so that it stays as it is while it is looked at and installed.
   *
   * @throws RefusedJarException when it cannot be read
   */
  Path stage(Path file) {
    try {
      Files.createDirectories(folder);
      Path candidate = folder.resolve(file.getFileName() + CANDIDATE);
      return Files.copy(file, candidate, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RefusedJarException(
          "it cannot be copied to " + folder + ": " + e + "; check that folder and the file",
          false,
          e);
    }
  }

  /** What was staged works: it is the one to come back to from now on. */
  void accept(Path file) {
    try {
      Files.move(
          folder.resolve(file.getFileName() + CANDIDATE),
          folder.resolve(file.getFileName()),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a copy of " + file + " in " + folder, e);
    }
  }

  /** What was staged does not work. */
  void discard(Path file) {
    delete(folder.resolve(file.getFileName() + CANDIDATE));
  }

  /** The one that worked last. */
  Optional<Path> good(Path file) {
    return Optional.of(folder.resolve(file.getFileName())).filter(Files::isRegularFile);
  }

  /** The file is gone for good. */
  void forget(Path file) {
    discard(file);
    delete(folder.resolve(file.getFileName()));
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + file, e);
    }
  }
}
