package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what a handler could not handle. */
@Command(
    name = "dead-letters",
    description = "Lists the events that a handler could not handle in any of its attempts.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    })
final class DeadLettersCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "HANDLER",
      description = "The handler's name; 'unreadable' for bodies without an envelope.")
  private String handler;

  @Option(names = "--after", paramLabel = "SEQUENCE", description = "Only sequences above this.")
  private Optional<Long> after = Optional.empty();

  @Option(names = "--limit", paramLabel = "N", description = "At most so many.")
  private Optional<Integer> limit = Optional.empty();

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject answer =
        node.client()
            .get(
                Urls.path("handlers/" + Urls.part(handler) + "/dead-letters")
                    .parameter("after", after)
                    .parameter("limit", limit)
                    .toString());
    if (output.json()) {
      spec.commandLine().getOut().println(OutputOptions.line(answer));
      return ExitCode.OK;
    }
    Table table = new Table("SEQUENCE", "EVENT", "TYPE", "ATTEMPTS", "DEAD SINCE", "ERROR");
    for (JsonObject letter : JsonText.list(answer, "dead_letters")) {
      table.row(
          JsonText.show(letter, "sequence"),
          JsonText.show(letter, "event_id"),
          JsonText.show(letter, "type"),
          JsonText.show(letter, "attempts"),
          JsonText.show(letter, "dead_at"),
          JsonText.show(letter, "error"));
    }
    table.print(spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
