package dev.signalbox.cli.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done to an inbox as a whole, while no node uses it. */
@Command(
    name = "inbox",
    description = "Works on the inbox of a stopped node.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = InboxCopyCommand.class)
final class InboxCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do: copy");
  }
}
