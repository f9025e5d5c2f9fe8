package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the handlers, and stops or restarts one. */
@Command(
    name = "handlers",
    description = "Lists every handler ever installed, and what it is doing.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    },
    subcommands = {HandlersCommand.Pause.class, HandlersCommand.Resume.class})
final class HandlersCommand implements Callable<Integer> {

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject answer = node.client().get("handlers");
    if (output.json()) {
      spec.commandLine().getOut().println(OutputOptions.line(answer));
      return ExitCode.OK;
    }
    Table table =
        new Table(
            "HANDLER",
            "STATE",
            "VERSION",
            "POSITION",
            "LAG",
            "RETRYING",
            "DEAD",
            "BREAKER",
            "TYPES");
    for (JsonObject handler : JsonText.list(answer, "handlers")) {
      table.row(
          JsonText.show(handler, "name"),
          JsonText.show(handler, "state"),
          JsonText.show(handler, "version"),
          JsonText.show(handler, "position"),
          JsonText.show(handler, "lag"),
          JsonText.show(handler, "retrying"),
          JsonText.show(handler, "dead"),
          JsonText.show(handler, "breaker"),
          JsonText.show(handler, "types"));
    }
    table.print(spec.commandLine().getOut());
    showRefused(answer);
    return ExitCode.OK;
  }

  private void showRefused(JsonObject answer) {
    List<JsonObject> refused = answer.getJsonArray("refused").getValuesAs(JsonObject.class);
    if (!refused.isEmpty()) {
      Table table = new Table("REFUSED", "VERSION", "SINCE", "REASON");
      for (JsonObject bundle : refused) {
        table.row(
            JsonText.show(bundle, "source"),
            JsonText.show(bundle, "version"),
            JsonText.show(bundle, "since"),
            JsonText.show(bundle, "reason"));
      }
      spec.commandLine().getOut().println();
      table.print(spec.commandLine().getOut());
    }
  }

  /** Stops a handler; its events wait. */
  @Command(
      name = "pause",
      description = "Stops a handler; its events wait.",
      exitCodeListHeading = ExitCode.HEADING,
      exitCodeList = {
        ExitCode.HELP_OK,
        ExitCode.HELP_NO,
        ExitCode.HELP_USAGE,
        ExitCode.HELP_UNAVAILABLE,
        ExitCode.HELP_CONFIG
      })
  static final class Pause extends Switch {
    Pause() {
      super("pause");
    }
  }

  /** Lets a handler go on. */
  @Command(
      name = "resume",
      description = "Lets a handler go on.",
      exitCodeListHeading = ExitCode.HEADING,
      exitCodeList = {
        ExitCode.HELP_OK,
        ExitCode.HELP_NO,
        ExitCode.HELP_USAGE,
        ExitCode.HELP_UNAVAILABLE,
        ExitCode.HELP_CONFIG
      })
  static final class Resume extends Switch {
    Resume() {
      super("resume");
    }
  }

  /** What the two have in common. */
  abstract static class Switch implements Callable<Integer> {

    private final String action;

    @Parameters(paramLabel = "HANDLER", description = "The handler's name.")
    private String handler;

    @Mixin private OutputOptions output;
    @Mixin private NodeOptions node;
    @Spec private CommandSpec spec;

    Switch(String action) {
      this.action = action;
    }

    @Override
    public Integer call() {
      JsonObject status =
          node.client()
              .post("handlers/" + Urls.part(handler) + "/" + action, JsonObject.EMPTY_JSON_OBJECT);
      spec.commandLine()
          .getOut()
          .println(
              output.json()
                  ? OutputOptions.line(status)
                  : Printable.line(handler) + " is " + JsonText.show(status, "state"));
      return ExitCode.OK;
    }
  }
}
