package dev.signalbox.cli;

import dev.signalbox.cli.internal.SignalboxCommand;

/** Entry point of the signalbox command. */
public final class Main {

  private Main() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(SignalboxCommand.commandLine(System.out, System.err).execute(arguments));
  }
}
