package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that this process has open. */
public final class OpenFiles {

  private static final Path OPEN = Path.of("/proc/self/fd");

  private OpenFiles() {}

  /** Those below a folder. */
  public static List<String> below(Path folder) throws IOException {
    assumeTrue(Files.isDirectory(OPEN), "open files are counted where the system has a /proc");
    String prefix = folder.toRealPath() + "/";
    List<String> found = new ArrayList<>();
    try (Stream<Path> open = Files.list(OPEN)) {
      for (Path file : open.toList()) {
        try {
          found.add(Files.readSymbolicLink(file).toString());
        } catch (NoSuchFileException closedMeanwhile) {
          // Listed a moment ago, the listing itself for one.
          continue;
        }
      }
    }
    assertThat(found).as("files open in this process").isNotEmpty();
    return found.stream().filter(file -> file.startsWith(prefix)).sorted().toList();
  }
}
