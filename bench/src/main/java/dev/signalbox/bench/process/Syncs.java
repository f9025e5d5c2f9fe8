package dev.signalbox.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Counts the syncs of a process with {@code strace}, which stops it at these calls only. That costs
 * something, so nothing else is measured in such a run.
 */
public final class Syncs {

  static final String TOOL = "strace";

  private final Path file;

  /** Written to this file. */
  public Syncs(Path file) {
    this.file = file;
  }

  /** Whether there is a strace here. */
  public static boolean countable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, TOOL)));
  }

  /** A command, counted. */
  public List<String> counted(List<String> command) {
    List<String> all =
        new ArrayList<>(
            List.of(
                TOOL,
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-e",
                "trace=fsync,fdatasync,sync_file_range",
                "-o",
                file.toString()));
    all.addAll(command);
    return all;
  }

  /** How many there have been so far. */
  public long count() throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> line.contains("sync") && !line.contains("resumed>")).count();
    }
  }
}
