package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.launcher.Launcher;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Moves from one node's files to a database for several nodes. */
@Command(
    name = "copy",
    description = {
      "Copies everything that the inbox of a stopped node holds from SQLite to an empty PostgreSQL: events, dedupe keys, conflicts, and of each handler what it has done and has to do, with its tables.",
      "When it is interrupted, run it again: it goes on. No node opens the target until the copy is complete. The source is only read.",
      "The target may also come from SIGNALBOX_INBOX_URL or the settings, once they name a PostgreSQL."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:Copied; everything counted is the same on both sides.",
      "1:Refused, or not complete; the message says why.",
      ExitCode.HELP_USAGE,
      "69:The data folder is in use, or cannot be used.",
      ExitCode.HELP_CONFIG
    })
final class InboxCopyCommand implements Callable<Integer> {

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRES = "jdbc:postgresql:";

  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "The inbox to copy. Default: that of the settings when it is on SQLite, else inbox.db in the data folder.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description =
          "Where to, jdbc:postgresql://<host>/<database>?user=... Default: signalbox.inbox.url.")
  private String to;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The data folder of the stopped node. Default: signalbox.data.dir.")
  private Path data;

  @Option(
      names = "--without-tables",
      paramLabel = "HANDLER",
      description =
          "A handler whose own tables are left out, so that they begin empty. May be given more than once.")
  private List<String> withoutTables = List.of();

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Settings file. Default: conf/signalbox.properties.")
  private Path conf;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = CliSettings.load(Map.of(), conf);
    Path dataDir = (data == null ? settings.dataDir() : data).toAbsolutePath().normalize();
    if (!Files.isDirectory(dataDir)) {
      throw new CliException(
          ExitCode.NO, "expected the data folder of a stopped node, found no folder " + dataDir);
    }
    Map<String, Object> answer =
        new Launcher(Home.get())
            .runTool(
                "dev.signalbox.inbox.jdbc",
                "inbox-copy",
                dataDir,
                arguments(settings.inbox().url(), dataDir),
                this::progress);
    if (answer.containsKey("refused")) {
      throw new CliException(ExitCode.NO, String.valueOf(answer.get("refused")));
    }
    print(counts(answer), dataDir);
    return ExitCode.OK;
  }

  private Map<String, String> arguments(String url, Path dataDir) {
    String source = from != null ? from : SQLITE + dataDir.resolve("inbox.db");
    if (from == null && data == null && url.startsWith(SQLITE)) {
      source = url;
    }
    if (to == null && !url.startsWith(POSTGRES)) {
      throw new CliException(
          ExitCode.USAGE, "name the target: --to jdbc:postgresql://<host>/<database>?user=...");
    }
    Map<String, String> arguments = new HashMap<>();
    arguments.put("from", source);
    arguments.put("to", to != null ? to : url);
    arguments.put("data", dataDir.toString());
    arguments.put("without-tables", String.join(",", withoutTables));
    return arguments;
  }

  private void progress(String message) {
    if (!output.json()) {
      spec.commandLine().getOut().println(Printable.lines(message));
    }
  }

  /** As the tool describes its answer. */
  @SuppressWarnings("unchecked")
  private static Map<String, long[]> counts(Map<String, Object> answer) {
    return (Map<String, long[]>) answer.get("counts");
  }

  private void print(Map<String, long[]> counts, Path dataDir) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json()) {
      JsonArrayBuilder lines = Json.createArrayBuilder();
      counts.forEach(
          (what, count) ->
              lines.add(
                  Json.createObjectBuilder()
                      .add("what", what)
                      .add("source", count[0])
                      .add("target", count[1])));
      out.println(OutputOptions.line(Json.createObjectBuilder().add("counts", lines).build()));
      return;
    }
    Table table = new Table("WHAT", "SOURCE", "TARGET");
    counts.forEach(
        (what, count) -> table.row(what, Long.toString(count[0]), Long.toString(count[1])));
    table.print(out);
    out.println("Complete. Start nodes with the target, and none on " + dataDir + " any more.");
  }
}
