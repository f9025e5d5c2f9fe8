package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.verifier.InvalidSecretException;
import dev.signalbox.verifier.SigningSecret;
import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends one signed delivery. */
@Command(
    name = "trigger",
    description = {
      "Signs a sample event, or the given file, and posts it as Linq would.",
      "A sample gets an event id and a time of its own each time; a file is sent byte by byte as it is."
    },
    mixinStandardHelpOptions = true)
final class TriggerCommand implements Callable<Integer> {

  @Parameters(paramLabel = "TYPE", description = "Event type, for example message.received.")
  private String type;

  @Option(
      names = "--version",
      paramLabel = "V",
      defaultValue = "2026-02-03",
      description =
          "Payload version of the sample: 2026-02-03 or 2025-01-01. Default: ${DEFAULT-VALUE}.")
  private String version;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Send this body instead of a sample.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where to post. Default: the endpoint 'default' of the node in the settings.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description =
          "Signing secret. Default: the first one of the endpoint that the URL names, from the settings.")
  private Optional<String> secret = Optional.empty();

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      defaultValue = "both",
      description = "standard, legacy or both. Default: ${DEFAULT-VALUE}.")
  private Schemes scheme;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Settings file. Default: conf/signalbox.properties.")
  private Path conf;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    String id = UUID.randomUUID().toString();
    byte[] body =
        file.map(TriggerCommand::read)
            .orElseGet(() -> SampleBodies.fresh(version, type, id, clock.instant()));
    URI target = url.orElseGet(this::defaultUrl);
    int status =
        new SignedPost(signingSecret(target), scheme.asSet())
            .send(target, id, type, clock.instant(), body);
    boolean accepted = status / 100 == 2;
    spec.commandLine()
        .getOut()
        .println(
            output.json()
                ? Json.createObjectBuilder()
                    .add("type", type)
                    .add("webhook_id", id)
                    .add("url", target.toString())
                    .add("status", status)
                    .add("accepted", accepted)
                    .build()
                    .toString()
                : "%s %s -> %d %s"
                    .formatted(type, id, status, accepted ? "accepted" : "not accepted"));
    return accepted ? ExitCode.OK : ExitCode.NO;
  }

  private static byte[] read(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "cannot read " + path + ": " + e, e);
    }
  }

  private URI defaultUrl() {
    Settings settings = CliSettings.load(Map.of(), conf);
    return NodeAddress.of(settings.http().host(), settings.http().port()).resolve("/webhooks/linq");
  }

  private SigningSecret signingSecret(URI target) {
    if (secret.isPresent()) {
      try {
        return SigningSecret.of("given", secret.get());
      } catch (InvalidSecretException e) {
        throw new CliException(ExitCode.USAGE, "--secret: " + e.getMessage(), e);
      }
    }
    String endpoint = CliSettings.endpointOf(target);
    return Optional.ofNullable(CliSettings.load(Map.of(), conf).endpoints().get(endpoint))
        .map(found -> found.ring().secrets().get(0))
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.USAGE,
                    "no signing secret: the settings have no endpoint '"
                        + endpoint
                        + "'; give --secret, or set signalbox.endpoint."
                        + endpoint
                        + ".secrets"));
  }
}
