package dev.signalbox.cli.internal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a handler handle events again. */
@Command(
    name = "replay",
    description = "Has a handler handle events again.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    })
final class ReplayCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Which which;

  @Option(
      names = "--handler",
      paramLabel = "HANDLER",
      required = true,
      description = "The handler's name.")
  private String handler;

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    JsonObject answer =
        node.client().post("handlers/" + Urls.part(handler) + "/replay", which.body());
    spec.commandLine()
        .getOut()
        .println(
            output.json()
                ? OutputOptions.line(answer)
                : "replaying " + JsonText.show(answer, "replayed"));
    return ExitCode.OK;
  }

  /** One of three choices. */
  static final class Which {

    @Option(names = "--event", paramLabel = "ID", required = true, description = "One event.")
    private String event;

    @Option(names = "--dead", required = true, description = "All dead letters of the handler.")
    private boolean dead;

    @ArgGroup(exclusive = false)
    private Span span;

    JsonObject body() {
      if (event != null) {
        return Json.createObjectBuilder().add("event", event).build();
      }
      return dead
          ? Json.createObjectBuilder().add("dead", true).build()
          : Json.createObjectBuilder()
              .add("from", span.from.text())
              .add("to", span.to.text())
              .build();
    }
  }

  /** A span of time. */
  static final class Span {

    @Option(
        names = "--from",
        paramLabel = "TIME",
        converter = TimeText.Converter.class,
        required = true,
        description = "Received at or after.")
    private TimeText from;

    @Option(
        names = "--to",
        paramLabel = "TIME",
        converter = TimeText.Converter.class,
        required = true,
        description = "Received before.")
    private TimeText to;
  }
}
