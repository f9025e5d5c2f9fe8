package dev.signalbox.cli.internal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Keeps the webhook subscriptions at Linq, by way of a running node. */
@Command(
    name = "subscriptions",
    description = {
      "Keeps the webhook subscriptions at Linq as the settings of a running node say.",
      "Without a command it lists them."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO_SUBSCRIPTION,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    },
    subcommands = {
      SubscriptionsPlanCommand.class,
      SubscriptionsApplyCommand.class,
      SubscriptionsListCommand.class,
      SubscriptionsEndpointCommand.Pause.class,
      SubscriptionsEndpointCommand.Resume.class,
      SubscriptionsEndpointCommand.Rotate.class,
      SubscriptionsAdoptCommand.class
    })
final class SubscriptionsCommand implements Callable<Integer> {

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return SubscriptionsListing.show(
        node.patientClient(), spec.commandLine().getOut(), output.json());
  }
}
