package dev.signalbox.cli.internal;

import jakarta.json.JsonValue;
import picocli.CommandLine.Option;

/** What every command takes, and how it shows its result. */
final class OutputOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(names = "--json", description = "Print JSON, each object on a line of its own.")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * One line of JSON. Its strings hold no character that a terminal would act on: those are escaped
   * the way JSON does it, so a reader gets them back.
   */
  static String line(JsonValue value) {
    return Printable.line(value.toString());
  }
}
