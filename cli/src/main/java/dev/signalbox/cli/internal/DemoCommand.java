package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SettingsException;
import dev.signalbox.core.settings.SettingsSources;
import dev.signalbox.launcher.Distribution;
import dev.signalbox.launcher.LaunchException;
import dev.signalbox.launcher.Launcher;
import dev.signalbox.launcher.RunningNode;
import dev.signalbox.verifier.SigningSecret;
import jakarta.json.Json;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
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
      "Stays up until Ctrl-C unless --exit is given."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final List<String> HANDLERS = List.of("handlers-message", "journal");

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
    try (DemoFolder folder = DemoFolder.create(distribution);
        RunningNode node = start(distribution, folder, secret, token)) {
      URI address = node.address().orElseThrow(() -> new LaunchException("no HTTP server came up"));
      AdminClient admin = new AdminClient(address, token);
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter story = output.json() ? new PrintWriter(java.io.Writer.nullWriter()) : out;
      Demo.Outcome outcome =
          new Demo(address, admin, SigningSecret.of("demo", secret), Clock.systemUTC(), story)
              .play(HANDLERS);
      out.println(output.json() ? json(outcome) : outcome.toString());
      if (!exit) {
        new DemoInvitation(address, token, secret, folder.handlers()).print(out);
        node.awaitStop();
      }
      return outcome.good() ? ExitCode.OK : ExitCode.NO;
    } catch (LaunchException | SettingsException e) {
      throw new CliException(ExitCode.UNAVAILABLE, e.getMessage(), e);
    }
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

  private static String json(Demo.Outcome outcome) {
    return Json.createObjectBuilder()
        .add("sent", outcome.sent())
        .add("delivered", outcome.delivered())
        .add("handled", outcome.handled())
        .add("dead", outcome.dead())
        .build()
        .toString();
  }

  /** What a person can do with the node that the demo leaves running. */
  private record DemoInvitation(URI address, String token, String secret, Path handlers) {

    void print(PrintWriter out) {
      out.println();
      out.println("The node stays up at " + address + " until Ctrl-C. In another terminal:");
      out.println(
          "  signalbox trigger message.received --url "
              + address
              + "/webhooks/linq --secret "
              + secret);
      out.println("  signalbox events --url " + address + " --token " + token);
      out.println("  signalbox handlers --url " + address + " --token " + token);
      out.println("Handlers dropped into " + handlers + " run at once.");
      out.flush();
    }
  }
}
