package dev.signalbox.bench.contender;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the tools that build others. */
final class Tool {

  /** A build that has not ended by then waits for something that does not come. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Tool() {}

  /** Whether a program is here; if not, that it is not. */
  static Optional<String> missing(String... command) throws InterruptedException {
    return run(Path.of("."), command);
  }

  /**
   * Runs it to its end; empty when it succeeded, else why it did not: it is not installed, or what
   * it said, or that it was ended because it took too long.
   */
  static Optional<String> run(Path folder, String... command) throws InterruptedException {
    try {
      Path output = Files.createTempFile("bench", ".txt");
      try {
        return run(folder, output, command);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return Optional.of(command[0] + " is not installed here, or cannot be run");
    }
  }

  private static Optional<String> run(Path folder, Path output, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return Optional.of(
          String.join(" ", command) + " was ended after " + PATIENCE.toMinutes() + " minutes");
    }
    if (process.exitValue() == 0) {
      return Optional.empty();
    }
    List<String> lines =
        new String(Files.readAllBytes(output), StandardCharsets.UTF_8).strip().lines().toList();
    return Optional.of(
        String.join(" ", command)
            + " failed: "
            + String.join(" / ", lines.subList(0, Math.min(3, lines.size()))));
  }
}
