package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SettingsSources;
import dev.signalbox.launcher.Distribution;
import dev.signalbox.launcher.LaunchException;
import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import dev.signalbox.verifier.SigningSecret;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole thing at work. */
@Command(
    name = "demo",
    description = {
      "Starts a node on a free port in a temporary folder, delivers signed samples of every known event type in both payload versions, and shows what the handlers made of them.",
      "Stays up until Ctrl-C unless --exit is given. The folder is removed at the end."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:Every delivery was accepted and handled (with --exit).",
      "1:Not every one was (with --exit).",
      "130, 143:Stopped in good order by Ctrl-C (SIGINT), by SIGTERM.",
      ExitCode.HELP_USAGE,
      "69:Could not start."
    })
final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--exit",
      description = "End when the story is told; 0 when every delivery was handled.")
  private boolean exit;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    SecureRandom random = new SecureRandom();
    String secret = "whsec_" + Base64.getEncoder().encodeToString(bytes(random, 32));
    String token = HexFormat.of().formatHex(bytes(random, 16));
    Distribution distribution = Home.get();
    DemoFolder folder = DemoFolder.create();
    try (ExitHook hook = new ExitHook(folder::delete, spec.commandLine().getErr())) {
      List<String> handlers = folder.fill(distribution);
      RunningNode node = hook.start(() -> start(distribution, folder, secret, token));
      try {
        URI address =
            node.address().orElseThrow(() -> new LaunchException("no HTTP server came up"));
        return show(node, new DemoNode(address, token, secret, folder.handlers()), handlers);
      } catch (CliException | LaunchException | IllegalStateException e) {
        if (hook.closing()) {
          // The node was taken away under the story, by Ctrl-C.
          return ExitCode.OK;
        }
        throw e;
      }
    }
  }

  private int show(RunningNode node, DemoNode demoNode, List<String> handlers)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Demo.Outcome outcome =
        new Demo(
                demoNode.address(),
                new AdminClient(demoNode.address(), demoNode.token()),
                SigningSecret.of("demo", demoNode.secret()),
                Clock.systemUTC(),
                output.json() ? new PrintWriter(Writer.nullWriter()) : out)
            .play(handlers);
    if (output.json()) {
      out.println(OutputOptions.line(demoNode.json(outcome, !exit)));
    } else {
      out.println(outcome);
    }
    if (!exit) {
      if (!output.json()) {
        demoNode.invite(out);
      }
      node.awaitStop();
    }
    return outcome.good() ? ExitCode.OK : ExitCode.NO;
  }

  private static RunningNode start(
      Distribution distribution, DemoFolder folder, String secret, String token) {
    Map<String, String> given =
        Map.of(
            "signalbox.http.port",
            "0",
            "signalbox.http.host",
            "127.0.0.1",
            "signalbox.data.dir",
            folder.data().toString(),
            "signalbox.admin.token",
            token,
            "signalbox.endpoint.default.secrets",
            secret);
    // What a user has set for a node of their own must not change the demo.
    Settings settings =
        Settings.load(new SettingsSources(given, Map.of(), Map.of(), Optional.empty()));
    return new Launcher(distribution).start(settings.resolved(), folder.data(), folder.handlers());
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
