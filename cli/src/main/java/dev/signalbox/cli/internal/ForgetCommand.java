package dev.signalbox.cli.internal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Forgets a person. */
@Command(
    name = "forget",
    description = {
      "Forgets a person: blanks the stored events that name the handle, and has every handler remove",
      "what it keeps. Fails when it did not work everywhere; then do it again."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    })
final class ForgetCommand implements Callable<Integer> {

  @Option(
      names = "--handle",
      paramLabel = "HANDLE",
      required = true,
      description = "Phone number in E.164 or e-mail address, as Linq writes it.")
  private String handle;

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject answer =
        node.client().post("forget", Json.createObjectBuilder().add("handle", handle).build());
    if (output.json()) {
      spec.commandLine().getOut().println(answer);
      return ExitCode.OK;
    }
    Table table = new Table("SOURCE", "CHANGED");
    for (JsonObject source : answer.getJsonArray("sources").getValuesAs(JsonObject.class)) {
      table.row(JsonText.show(source, "source"), JsonText.show(source, "changed"));
    }
    table.print(spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
