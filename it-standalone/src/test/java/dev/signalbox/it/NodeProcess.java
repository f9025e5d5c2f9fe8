package dev.signalbox.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code signalbox run} in a process of its own. */
final class NodeProcess {

  private final Process process;
  private final URI address;

  private NodeProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  static NodeProcess start(Path data, Path log) throws IOException {
    return start(data, log, 0);
  }

  /**
   * Returns when it listens.
   *
   * @param port 0 takes any free one
   */
  static NodeProcess start(Path data, Path log, int port) throws IOException {
    return start(data, log, port, Map.of());
  }

  /**
   * The same with more settings.
   *
   * @param settings as environment variables
   */
  static NodeProcess start(Path data, Path log, int port, Map<String, String> settings)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Dist.command(), "run", "--port", Integer.toString(port), "--data", data.toString());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_OPTS", Dist.nodeJvm());
    environment.put("SIGNALBOX_HTTP_HOST", "127.0.0.1");
    environment.put("SIGNALBOX_ADMIN_TOKEN", TestSettings.TOKEN);
    environment.put("SIGNALBOX_ENDPOINT_DEFAULT_SECRETS", Sender.SECRET);
    environment.putAll(settings);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      process.destroyForcibly();
      throw new IOException("the node did not come up; see " + log);
    }
    return new NodeProcess(
        process, URI.create(line.replaceAll("^signalbox listens at ([^,]*),.*", "$1")));
  }

  URI address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** kill -9. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGSTOP: it does nothing any more, and its connections stay open. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT. */
  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      throw new IOException("kill -" + name + " ended with " + exit);
    }
  }

  /** SIGTERM, and the end of what that begins. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("the node did not stop within 60 s of SIGTERM");
    }
  }
}
