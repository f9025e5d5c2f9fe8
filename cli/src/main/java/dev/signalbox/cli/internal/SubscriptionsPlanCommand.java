package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what apply would do. */
@Command(
    name = "plan",
    description = "Shows what apply would change, like a diff. Changes nothing.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO_SUBSCRIPTION,
      "2:The command line cannot be used; or, with --detailed-exitcode, something would change.",
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    })
final class SubscriptionsPlanCommand implements Callable<Integer> {

  @Option(
      names = "--detailed-exitcode",
      description = "Exit with 2 when apply would change something, with 0 when not.")
  private boolean detailed;

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject plan = node.patientClient().get("subscriptions/plan");
    if (output.json()) {
      spec.commandLine().getOut().println(OutputOptions.line(plan));
    } else {
      new PlanText(spec.commandLine().getOut()).print(plan);
    }
    return detailed && plan.getBoolean("changes", false) ? ExitCode.CHANGES : ExitCode.OK;
  }
}
