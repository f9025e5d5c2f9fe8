package dev.signalbox.cli.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is done to an inbox as a whole, while no node uses it. */
@Command(
    name = "inbox",
    description = "Works on the inbox of a stopped node.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {ExitCode.HELP_OK, ExitCode.HELP_USAGE},
    subcommands = InboxCopyCommand.class)
final class InboxCommand implements Runnable {

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to do: copy");
  }
}
