package dev.signalbox.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that the test needs. */
final class Tool {

  private static final int MINUTES = 5;

  private final List<String> command;

  Tool(String... command) {
    this.command = List.of(command);
  }

  /** Runs it; what it wrote on standard output. */
  String run(Path folder) throws IOException, InterruptedException {
    Path out = Files.createTempFile(Files.createDirectories(Path.of("target")), "tool", ".out");
    Path err = Files.createTempFile(Path.of("target"), "tool", ".err");
    Process process = start(folder, out, err);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("%s did not end within %d minutes".formatted(command, MINUTES));
    }
    String told = Files.readString(out);
    if (process.exitValue() != 0) {
      throw new AssertionError(
          "%s ended with %d:%n%s%n%s"
              .formatted(command, process.exitValue(), told, Files.readString(err)));
    }
    Files.delete(out);
    Files.delete(err);
    return told;
  }

  private Process start(Path folder, Path out, Path err) {
    try {
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectOutput(out.toFile())
          .redirectError(err.toFile())
          .start();
    } catch (IOException e) {
      throw new AssertionError(
          "this test runs Linq's SDK under Node.js: install Node.js 18 or newer and npm, so that '%s' is on the PATH (apt-get install nodejs npm), and run it again"
              .formatted(command.get(0)),
          e);
    }
  }
}
