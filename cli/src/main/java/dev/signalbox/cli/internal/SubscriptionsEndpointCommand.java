package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does something to the subscription of one endpoint. */
abstract class SubscriptionsEndpointCommand implements Callable<Integer> {

  /** Stops deliveries. */
  @Command(
      name = "pause",
      description = "Stops Linq's deliveries to an endpoint until it is resumed.",
      exitCodeListHeading = ExitCode.HEADING,
      exitCodeList = {
        ExitCode.HELP_OK,
        ExitCode.HELP_NO_SUBSCRIPTION,
        ExitCode.HELP_USAGE,
        ExitCode.HELP_UNAVAILABLE,
        ExitCode.HELP_CONFIG
      })
  static final class Pause extends SubscriptionsEndpointCommand {
    Pause() {
      super("pause");
    }
  }

  /** Goes on with deliveries. */
  @Command(
      name = "resume",
      description = "Has Linq deliver to an endpoint again.",
      exitCodeListHeading = ExitCode.HEADING,
      exitCodeList = {
        ExitCode.HELP_OK,
        ExitCode.HELP_NO_SUBSCRIPTION,
        ExitCode.HELP_USAGE,
        ExitCode.HELP_UNAVAILABLE,
        ExitCode.HELP_CONFIG
      })
  static final class Resume extends SubscriptionsEndpointCommand {
    Resume() {
      super("resume");
    }
  }

  /** Changes the signing secret. */
  @Command(
      name = "rotate",
      description = "Gives an endpoint's subscription another signing secret, without a gap.",
      exitCodeListHeading = ExitCode.HEADING,
      exitCodeList = {
        ExitCode.HELP_OK,
        ExitCode.HELP_NO_SUBSCRIPTION,
        ExitCode.HELP_USAGE,
        ExitCode.HELP_UNAVAILABLE,
        ExitCode.HELP_CONFIG
      })
  static final class Rotate extends SubscriptionsEndpointCommand {
    Rotate() {
      super("rotate");
    }
  }

  private final String action;

  @Parameters(paramLabel = "ENDPOINT", description = "The endpoint's name.")
  private String endpoint;

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  SubscriptionsEndpointCommand(String action) {
    this.action = action;
  }

  @Override
  public Integer call() {
    JsonObject outcome =
        node.patientClient()
            .post(
                "subscriptions/endpoints/" + Urls.part(endpoint) + '/' + action,
                JsonObject.EMPTY_JSON_OBJECT);
    spec.commandLine()
        .getOut()
        .println(output.json() ? OutputOptions.line(outcome) : OutcomeText.of(outcome));
    return ExitCode.OK;
  }
}
