package dev.signalbox.cli.internal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a subscription over. */
@Command(
    name = "adopt",
    description = {
      "Takes a subscription over that was not made by this node but has the URL of one of its",
      "endpoints: it is replaced without a gap by one that this node makes, since Linq shows a signing",
      "secret only once."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO_SUBSCRIPTION,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    })
final class SubscriptionsAdoptCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SUBSCRIPTION_ID", description = "Linq's id of the subscription.")
  private String id;

  @Option(
      names = "--keep-secret",
      description =
          "Take it over as it is: its signing secret is one of signalbox.endpoint.<name>.secrets.")
  private boolean keepSecret;

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject outcome =
        node.patientClient()
            .post(
                "subscriptions/" + Urls.part(id) + "/adopt",
                Json.createObjectBuilder().add("keep_secret", keepSecret).build());
    spec.commandLine()
        .getOut()
        .println(output.json() ? OutputOptions.line(outcome) : OutcomeText.of(outcome));
    return ExitCode.OK;
  }
}
