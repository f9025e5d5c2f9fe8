package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.launcher.Distribution;
import dev.signalbox.launcher.LaunchException;
import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import jakarta.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a node until it is told to stop. */
@Command(
    name = "run",
    description = {
      "Starts a node and keeps it running until it is told to stop (Ctrl-C, SIGTERM). It prints one line on standard output when it listens.",
      "Settings come from system properties, the environment and conf/signalbox.properties; see the README.",
      "Stopping lets each handler finish the event it has, within signalbox.dispatch.drain-timeout; a second Ctrl-C changes nothing."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "130, 143:Stopped in good order by Ctrl-C (SIGINT), by SIGTERM.",
      ExitCode.HELP_USAGE,
      "69:Could not start: the port or the data folder is in use, or cannot be used.",
      ExitCode.HELP_CONFIG
    })
final class RunCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "signalbox.http.port; 0 takes any free port.")
  private Integer port;

  @Option(names = "--data", paramLabel = "DIR", description = "signalbox.data.dir.")
  private Path data;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Settings file. Default: conf/signalbox.properties.")
  private Path conf;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> overrides = new HashMap<>();
    if (port != null) {
      overrides.put("signalbox.http.port", port.toString());
    }
    if (data != null) {
      overrides.put("signalbox.data.dir", data.toAbsolutePath().toString());
    }
    Settings settings = CliSettings.load(overrides, conf);
    Distribution distribution = Home.get();
    Path handlers = settings.handlersDir().orElse(distribution.handlers()).toAbsolutePath();
    Path dataDir = settings.dataDir().toAbsolutePath();
    try (ExitHook exit = new ExitHook(() -> {}, spec.commandLine().getErr())) {
      RunningNode node =
          exit.start(
              () -> new Launcher(distribution).start(settings.resolved(), dataDir, handlers));
      URI address = node.address().orElseThrow(() -> new LaunchException("no HTTP server came up"));
      spec.commandLine().getOut().println(line(address, dataDir, handlers));
      node.awaitStop();
    }
    return ExitCode.OK;
  }

  private String line(URI address, Path dataDir, Path handlers) {
    return output.json()
        ? OutputOptions.line(
            Json.createObjectBuilder()
                .add("address", address.toString())
                .add("data", dataDir.toString())
                .add("handlers", handlers.toString())
                .build())
        : "signalbox listens at %s, keeps its data in %s, watches %s"
            .formatted(address, dataDir, handlers);
  }
}
