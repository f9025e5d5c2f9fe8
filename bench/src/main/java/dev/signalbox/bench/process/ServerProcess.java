package dev.signalbox.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that the bench has started, and ends. */
public final class ServerProcess implements AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(60);

  private final Process process;
  private final Path log;
  private final boolean wrapped;
  private final Thread atExit;

  private ServerProcess(Process process, Path log, boolean wrapped) {
    this.process = process;
    this.log = log;
    this.wrapped = wrapped;
    // The bench may be interrupted; nothing of it stays behind.
    this.atExit = new Thread(this::destroyAll, "bench-end");
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts one; its output is kept in a file.
   *
   * @param environment besides the bench's own
   */
  public static ServerProcess start(
      List<String> command, Map<String, String> environment, Path folder, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    return new ServerProcess(builder.start(), log, command.get(0).equals(Syncs.TOOL));
  }

  /** A port that nobody has now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The process that was started; with {@code strace} before it, that. */
  public long pid() {
    return process.pid();
  }

  /**
   * Waits until it listens.
   *
   * @throws IllegalStateException with the end of its output when it ends or takes too long
   */
  public void awaitPort(int port, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("a server did not come up:\n" + output());
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The last lines of what it printed. */
  public String output() {
    try (BufferedReader reader = Files.newBufferedReader(log)) {
      List<String> lines = reader.lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "(no output: " + e + ")";
    }
  }

  /** kill -9. */
  public void kill() {
    destroyAll();
    process.onExit().join();
    forget();
  }

  private void destroyAll() {
    descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** Ends it in good order. */
  @Override
  public void close() {
    if (wrapped) {
      // What runs below strace ends, and strace then by itself.
      descendants().forEach(ProcessHandle::destroy);
    } else {
      process.destroy();
    }
    try {
      process.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      kill();
      throw new IllegalStateException("a server did not end within " + STOP + ":\n" + output(), e);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the end of a server cannot be seen", e);
    }
    forget();
  }

  private List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  private void forget() {
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
