package dev.signalbox.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs the command in this process. */
final class Cli {

  private Cli() {}

  static Result run(List<String> arguments) {
    return run(arguments.toArray(String[]::new));
  }

  static Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        SignalboxCommand.commandLine(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .execute(arguments);
    return new Result(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What came of it. */
  record Result(int exit, String out, String err) {

    /** The one line of JSON that must be all there is. */
    JsonObject json() {
      assertThat(out).as("stdout; stderr: " + err).endsWith("\n");
      assertThat(out.lines()).as("stdout; stderr: " + err).hasSize(1);
      assertThat(err).isEmpty();
      try (JsonReader reader = Json.createReader(new StringReader(out))) {
        return reader.readObject();
      }
    }

    /** Ended as a user may cause it to end: with words, not with a stack trace. */
    Result failed(int expected) {
      assertThat(exit).as(err).isEqualTo(expected);
      assertThat(out).isEmpty();
      assertThat(err).startsWith("signalbox: ").doesNotContain("\tat ", "Exception:");
      return this;
    }
  }
}
