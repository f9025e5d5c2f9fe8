package dev.signalbox.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@link CrashNode} in a process of its own. */
final class CrashProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final Process process;
  private final Optional<URI> address;

  private CrashProcess(Process process, Optional<URI> address) {
    this.process = process;
    this.address = address;
  }

  /** Returns when it listens, or has ended before. */
  static CrashProcess start(Path data, CrashPoint point, int times, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            CrashNode.class.getName(),
            data.toString(),
            point.name(),
            Integer.toString(times));
    builder.environment().putAll(environment);
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(data.resolveSibling("crash.log").toFile()));
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    Optional<String> port = Optional.ofNullable(out.readLine());
    return new CrashProcess(process, port.map(text -> URI.create("http://127.0.0.1:" + text)));
  }

  /** Where it listens; empty when it ended before. */
  Optional<URI> address() {
    return address;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits for its end; what it ended with. */
  int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      close();
      throw new IllegalStateException("the process went on for " + PATIENCE_SECONDS + " s");
    }
    return process.exitValue();
  }

  /** Lets it close orderly. */
  int stop() throws Exception {
    process.getOutputStream().close();
    return ended();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
