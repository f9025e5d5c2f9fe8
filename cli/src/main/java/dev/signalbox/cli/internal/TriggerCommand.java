package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SigningSecret;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
      "A sample gets an event id and a time of its own each time. A file is sent byte by byte as it is; webhook-id is its event_id, or a new one where it has none that can be one."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:Accepted: the answer is 2xx.",
      "1:Not accepted: any other answer.",
      ExitCode.HELP_USAGE,
      "69:Nothing answers.",
      ExitCode.HELP_CONFIG
    })
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
      description = "Send this body instead of a sample; - for standard input.")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = HttpUrl.class,
      description =
          "Where to post; without a path, to /webhooks/linq there. Default: the endpoint 'default' of the node in the settings.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description =
          "Signing secret, [id=]whsec_.... Default: the first one of the endpoint that the URL names, from the settings.")
  private Optional<String> secret = Optional.empty();

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      description =
          "standard, legacy or both. Default: both, as Linq does; legacy for a secret that is not Base64.")
  private Optional<Schemes> scheme = Optional.empty();

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Settings file. Default: conf/signalbox.properties.")
  private Path conf;

  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Instant now = Clock.systemUTC().instant();
    Triggered delivery = delivery(now);
    URI target = url.map(TriggerCommand::withPath).orElseGet(this::defaultUrl);
    SigningSecret signing = signingSecret(target);
    int status =
        new SignedPost(signing, schemes(signing))
            .send(target, delivery.id(), type, now, delivery.body());
    boolean accepted = status / 100 == 2;
    spec.commandLine()
        .getOut()
        .println(
            output.json()
                ? OutputOptions.line(json(delivery, target, status, accepted))
                : Printable.line(
                    type
                        + " "
                        + delivery.id()
                        + " -> "
                        + status
                        + (accepted ? " accepted" : " not accepted")));
    return accepted ? ExitCode.OK : ExitCode.NO;
  }

  private Triggered delivery(Instant now) {
    if (file.isPresent()) {
      if (type.isEmpty() || !type.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        throw new CliException(
            ExitCode.USAGE,
            "TYPE goes into a header: expected visible ASCII characters without a space, found '"
                + type
                + "'");
      }
      return Triggered.of(GivenFile.read("--file", file.get()));
    }
    String id = UUID.randomUUID().toString();
    return new Triggered(id, SampleBodies.fresh(version, type, id, now));
  }

  private JsonObject json(Triggered delivery, URI target, int status, boolean accepted) {
    return Json.createObjectBuilder()
        .add("type", type)
        .add("webhook_id", delivery.id())
        .add("url", target.toString())
        .add("status", status)
        .add("accepted", accepted)
        .build();
  }

  private static URI withPath(URI given) {
    return given.getRawPath().isEmpty() ? given.resolve(CliSettings.WEBHOOK) : given;
  }

  private URI defaultUrl() {
    Settings settings = CliSettings.load(Map.of(), conf);
    return NodeAddress.of(settings.http().host(), settings.http().port())
        .resolve(CliSettings.WEBHOOK);
  }

  private Set<Scheme> schemes(SigningSecret signing) {
    boolean standard = signing.supports(Scheme.STANDARD);
    Schemes wanted = scheme.orElse(standard ? Schemes.BOTH : Schemes.LEGACY);
    if (!standard && wanted != Schemes.LEGACY) {
      throw new CliException(
          ExitCode.USAGE,
          "--scheme: the secret is not Base64, so it can sign the legacy scheme only; give --scheme legacy");
    }
    return wanted.asSet();
  }

  private SigningSecret signingSecret(URI target) {
    if (secret.isPresent()) {
      return GivenSecret.parse("--secret", secret.get(), "given");
    }
    String endpoint = CliSettings.endpointOf(target);
    return Optional.ofNullable(CliSettings.load(Map.of(), conf).endpoints().get(endpoint))
        .flatMap(found -> found.secrets().stream().findFirst())
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.USAGE,
                    "no signing secret: the settings have none for an endpoint '"
                        + endpoint
                        + "'; give --secret, or set signalbox.endpoint."
                        + endpoint
                        + ".secrets"));
  }
}
