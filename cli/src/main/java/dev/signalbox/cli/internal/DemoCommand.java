package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SettingsSources;
import dev.signalbox.launcher.Distribution;
import dev.signalbox.launcher.LaunchException;
import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SigningSecret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.EnumSet;
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
      "Starts a local Linq and a node on free ports, in a temporary folder. The node subscribes itself; signed samples of every known event type come in, in both payload versions; people talk while the signing secret is rotated and a handler is replaced; the subscription is changed by hand and put right. At the end every handler shows what it knows.",
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
    try (ExitHook hook = new ExitHook(folder::delete, spec.commandLine().getErr());
        DemoAccount account = DemoAccount.open()) {
      List<String> handlers = folder.fill(distribution);
      int port = freePort();
      RunningNode node =
          hook.start(() -> start(distribution, folder, port, secret, token, account));
      try {
        URI address =
            node.address().orElseThrow(() -> new LaunchException("no HTTP server came up"));
        DemoNode demoNode =
            new DemoNode(address, token, secret, folder.handlers(), account.address());
        return show(node, demoNode, account, handlers, random.nextLong());
      } catch (CliException | LaunchException | IllegalStateException e) {
        if (hook.closing()) {
          // The node was taken away under the story, by Ctrl-C.
          return ExitCode.OK;
        }
        throw e;
      }
    }
  }

  private int show(
      RunningNode node, DemoNode demoNode, DemoAccount account, List<String> handlers, long seed)
      throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter story = output.json() ? new PrintWriter(Writer.nullWriter()) : out;
    Demo.Outcome outcome = demo(demoNode, account, story).play(handlers, seed);
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

  private static Demo demo(DemoNode node, DemoAccount account, PrintWriter out) {
    Clock clock = Clock.systemUTC();
    AdminClient admin = new AdminClient(node.address(), node.token(), DemoView.PATIENCE);
    DemoView view = new DemoView(admin, clock);
    DemoSubscriptions subscriptions = new DemoSubscriptions(admin, out);
    SignedPost post =
        new SignedPost(
            SigningSecret.of("demo", node.secret()),
            EnumSet.allOf(Scheme.class),
            DemoView.PATIENCE);
    return new Demo(
        account,
        subscriptions,
        new DemoSamples(node.address().resolve(CliSettings.WEBHOOK), post, clock),
        new DemoTraffic(account, subscriptions, view, node.handlers(), out),
        view,
        out);
  }

  private static RunningNode start(
      Distribution distribution,
      DemoFolder folder,
      int port,
      String secret,
      String token,
      DemoAccount account) {
    Map<String, String> given =
        Map.ofEntries(
            Map.entry("signalbox.http.port", "" + port),
            Map.entry("signalbox.http.host", "127.0.0.1"),
            Map.entry("signalbox.data.dir", folder.data().toString()),
            Map.entry("signalbox.admin.token", token),
            Map.entry("signalbox.endpoint.default.secrets", "demo=" + secret),
            Map.entry(
                "signalbox.endpoint.default.url", "http://127.0.0.1:" + port + CliSettings.WEBHOOK),
            Map.entry("signalbox.management.api-key", account.apiKey()),
            Map.entry("signalbox.management.api-url", account.apiBase().toString()),
            Map.entry("signalbox.management.allow-http", "true"),
            Map.entry("signalbox.management.timeout", DemoView.PATIENCE.toSeconds() + "s"));
    // What a user has set for a node of their own must not change the demo.
    Settings settings =
        Settings.load(new SettingsSources(given, Map.of(), Map.of(), Optional.empty()));
    return new Launcher(distribution).start(settings.resolved(), folder.data(), folder.handlers());
  }

  /** The address of the node is part of its settings, so it is chosen before the node is there. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new CliException(ExitCode.UNAVAILABLE, "no free port on 127.0.0.1: " + e, e);
    }
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
