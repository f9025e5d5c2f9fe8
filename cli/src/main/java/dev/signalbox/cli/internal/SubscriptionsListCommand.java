package dev.signalbox.cli.internal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the endpoints and the subscriptions of the account. */
@Command(
    name = "list",
    description = "Lists the node's endpoints, and all subscriptions of the account.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO_SUBSCRIPTION,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    })
final class SubscriptionsListCommand implements Callable<Integer> {

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return SubscriptionsListing.show(
        node.patientClient(), spec.commandLine().getOut(), output.json());
  }
}
