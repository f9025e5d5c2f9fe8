package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.launcher.LaunchException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExitHookTest {

  @Test
  void nodeThatDidNotStart_leavesNothingBehind() {
    AtomicInteger afterwards = new AtomicInteger();
    ExitHook hook =
        new ExitHook(afterwards::incrementAndGet, new PrintWriter(new StringWriter(), true));
    assertThatThrownBy(
            () ->
                hook.start(
                    () -> {
                      throw new LaunchException("no");
                    }))
        .hasMessage("no");
    assertThat(hook.closing()).isFalse();

    hook.close();
    hook.close();

    assertThat(hook.closing()).isTrue();
    assertThat(afterwards).hasValue(1);
  }

  @Test
  void processToldToStopWhileStarting_cleansUpBeforeItEnds(@TempDir Path folder) throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Starting.class.getName(),
                file.toString())
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('.');

    // By its handle: the process itself would close the streams as well.
    process.toHandle().destroy();
    // The start goes on until now, so the hook has to wait for it.
    assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(file).exists();
    process.getOutputStream().close();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(file).doesNotExist();
    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("signalbox: stopping");
  }

  /** A command whose node takes until the end of standard input to start, and then does not. */
  static final class Starting {

    public static void main(String[] arguments) {
      ExitHook hook =
          new ExitHook(() -> delete(Path.of(arguments[0])), new PrintWriter(System.err, true));
      hook.start(
          () -> {
            System.out.print('.');
            System.out.flush();
            try {
              System.in.readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            throw new LaunchException("no");
          });
    }

    private static void delete(Path file) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
