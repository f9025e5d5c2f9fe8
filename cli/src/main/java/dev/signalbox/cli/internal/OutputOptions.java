package dev.signalbox.cli.internal;

import picocli.CommandLine.Option;

/** How a command shows its result. */
final class OutputOptions {

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  boolean json() {
    return json;
  }
}
