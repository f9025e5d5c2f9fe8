package dev.signalbox.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that a process has open, where the system has a /proc. */
final class OpenFiles {

  private OpenFiles() {}

  /** Whether this system tells. */
  static boolean areShown() {
    return Files.isDirectory(Path.of("/proc/self/fd"));
  }

  static List<String> of(ProcessHandle process) {
    if (!areShown()) {
      return List.of();
    }
    Path folder = Path.of("/proc", Long.toString(process.pid()), "fd");
    List<String> files = new ArrayList<>();
    try (Stream<Path> open = Files.list(folder)) {
      open.forEach(file -> target(file, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static void target(Path file, List<String> into) {
    try {
      into.add(Files.readSymbolicLink(file).toString());
    } catch (IOException closedMeanwhile) {
      // It was open a moment ago; now it is not.
      return;
    }
  }
}
