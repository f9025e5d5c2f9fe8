package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Does what is planned. */
@Command(
    name = "apply",
    description =
        "Makes, changes and deletes the subscriptions of the node's endpoints as planned.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO_SUBSCRIPTION,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    })
final class SubscriptionsApplyCommand implements Callable<Integer> {

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject report =
        node.patientClient().post("subscriptions/apply", JsonObject.EMPTY_JSON_OBJECT);
    if (output.json()) {
      spec.commandLine().getOut().println(OutputOptions.line(report));
    } else {
      JsonText.list(report, "outcomes")
          .forEach(outcome -> spec.commandLine().getOut().println(OutcomeText.of(outcome)));
      new PlanText(spec.commandLine().getOut()).notices(report);
    }
    return report.getBoolean("complete", false) ? ExitCode.OK : ExitCode.NO;
  }
}
