package dev.signalbox.bench.contender;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs the tools that build others. */
final class Tool {

  private Tool() {}

  /** Whether a program is here; if not, that it is not. */
  static Optional<String> missing(String... command) throws InterruptedException {
    try {
      return run(Path.of("."), command);
    } catch (IOException e) {
      return Optional.of(command[0] + " is not installed here");
    }
  }

  /** Runs it to its end; what it said when it failed. */
  static Optional<String> run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() == 0) {
      return Optional.empty();
    }
    List<String> lines = output.lines().toList();
    return Optional.of(
        String.join(" ", command)
            + " failed: "
            + String.join(" / ", lines.subList(0, Math.min(3, lines.size()))));
  }
}
