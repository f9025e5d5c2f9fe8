package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists stored events. */
@Command(
    name = "events",
    description = "Lists stored events, the newest last.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      ExitCode.HELP_NO,
      ExitCode.HELP_USAGE,
      ExitCode.HELP_UNAVAILABLE,
      ExitCode.HELP_CONFIG
    },
    subcommands = EventsCommand.Show.class)
final class EventsCommand implements Callable<Integer> {

  private static final int PAGE = 100;
  private static final int POLL_MILLIS = 500;
  private static final int WIDEST_ID = 160;

  @Option(names = "--type", paramLabel = "TYPE", description = "Only events of this type.")
  private Optional<String> type = Optional.empty();

  @Option(names = "--endpoint", paramLabel = "NAME", description = "Only events of this endpoint.")
  private Optional<String> endpoint = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeText.Converter.class,
      description = "Received at or after, for example 2026-03-04T09:00:00Z.")
  private Optional<TimeText> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeText.Converter.class,
      description = "Received before.")
  private Optional<TimeText> to = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "The newest so many, 1 to 1000. Default: ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--follow", description = "Go on and print what arrives, until Ctrl-C.")
  private boolean follow;

  @Mixin private OutputOptions output;
  @Mixin private NodeOptions node;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    AdminClient client = node.client();
    List<JsonObject> newest = page(client, Optional.empty(), "desc", limit);
    long last = 0;
    for (int i = newest.size() - 1; i >= 0; i--) {
      print(newest.get(i));
      last = sequence(newest.get(i));
    }
    // Whoever reads may go away first, as head does.
    while (follow && !spec.commandLine().getOut().checkError()) {
      List<JsonObject> more = page(client, Optional.of(last), "asc", PAGE);
      for (JsonObject event : more) {
        print(event);
        last = sequence(event);
      }
      if (more.isEmpty() && stopped()) {
        return ExitCode.OK;
      }
    }
    return ExitCode.OK;
  }

  /** Waits for the time between two looks; whether it is the last one. */
  private static boolean stopped() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private List<JsonObject> page(AdminClient client, Optional<Long> after, String order, int size) {
    String path =
        Urls.path("events")
            .parameter("type", type)
            .parameter("endpoint", endpoint)
            .parameter("from", from)
            .parameter("to", to)
            .parameter("after", after)
            .parameter("order", Optional.of(order))
            .parameter("limit", Optional.of(size))
            .toString();
    return JsonText.list(client.get(path), "events");
  }

  private static long sequence(JsonObject event) {
    return event.getJsonNumber("sequence").longValue();
  }

  private void print(JsonObject event) {
    spec.commandLine()
        .getOut()
        .println(
            output.json()
                ? OutputOptions.line(event)
                : "%8s  %s  %-36s  %-12s  %s"
                    .formatted(
                        JsonText.show(event, "sequence"),
                        JsonText.show(event, "received_at"),
                        Printable.cut(JsonText.show(event, "event_id"), WIDEST_ID),
                        JsonText.show(event, "endpoint"),
                        Printable.cut(JsonText.show(event, "type"), WIDEST_ID)));
  }

  /** Shows one event whole. */
  @Command(
      name = "show",
      description = "Shows one event with its body and what each handler made of it.",
      exitCodeListHeading = ExitCode.HEADING,
      exitCodeList = {
        ExitCode.HELP_OK,
        ExitCode.HELP_NO,
        ExitCode.HELP_USAGE,
        ExitCode.HELP_UNAVAILABLE,
        ExitCode.HELP_CONFIG
      })
  static final class Show implements Callable<Integer> {

    @picocli.CommandLine.Parameters(paramLabel = "ID", description = "The event's id.")
    private String id;

    @Mixin private OutputOptions output;
    @Mixin private NodeOptions node;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      JsonObject event = node.client().get("events/" + Urls.part(id));
      if (output.json()) {
        spec.commandLine().getOut().println(OutputOptions.line(event));
      } else {
        new EventView(event).print(spec.commandLine().getOut());
      }
      return ExitCode.OK;
    }
  }
}
