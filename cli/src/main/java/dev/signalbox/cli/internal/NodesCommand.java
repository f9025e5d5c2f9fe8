package dev.signalbox.cli.internal;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the nodes that share a database, and what each of them works. */
@Command(
    name = "nodes",
    description = "Lists the nodes that share a database, and what each of them works.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    })
final class NodesCommand implements Callable<Integer> {

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject answer = node.client().get("nodes");
    if (output.json()) {
      spec.commandLine().getOut().println(OutputOptions.line(answer));
      return ExitCode.OK;
    }
    Table nodes = new Table("NODE", "VERSION", "SINCE", "LAG", "ASKED", "ID");
    Table work = new Table("NODE", "HANDLER", "VERSION", "STATE", "SHARDS", "LAG", "HANDLED");
    for (JsonObject one : JsonText.list(answer, "nodes")) {
      nodes.row(
          JsonText.show(one, "name"),
          JsonText.show(one, "version"),
          JsonText.show(one, "since"),
          JsonText.show(one, "lag"),
          one.getBoolean("self", false) ? "yes" : "",
          JsonText.show(one, "id"));
      for (JsonObject handler : JsonText.list(one, "handlers")) {
        work.row(
            JsonText.show(one, "name"),
            JsonText.show(handler, "name"),
            JsonText.show(handler, "version"),
            JsonText.show(handler, "state"),
            shards(handler),
            JsonText.show(handler, "lag"),
            JsonText.show(handler, "handled"));
      }
    }
    nodes.print(spec.commandLine().getOut());
    spec.commandLine().getOut().println();
    work.print(spec.commandLine().getOut());
    return ExitCode.OK;
  }

  /** How many, of how many, and which. */
  private static String shards(JsonObject handler) {
    JsonArray held = handler.getJsonArray("shards");
    List<String> numbers = held.stream().map(Object::toString).toList();
    return held.size()
        + "/"
        + JsonText.show(handler, "shard_count")
        + (numbers.isEmpty() ? "" : " (" + String.join(",", numbers) + ")");
  }
}
