package dev.signalbox.it.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of its own, beside Arquillian's, that may be killed. */
final class Victim implements AutoCloseable {

  private final Path log = Path.of(Server.property("it.work"), "victim.log");
  private Process process;

  static URI uri(String application) {
    return URI.create(Server.property("it.victim.url")).resolve(application + "/");
  }

  /** Where it takes applications from. */
  static Path deployments() throws IOException {
    return Files.createDirectories(Path.of(Server.property("it.victim.deployments")));
  }

  void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(Server.property("it.victim.command").split(" ")));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the server could not be killed");
    }
  }

  @Override
  public void close() {
    // The process may be a command that waits for the server.
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
