package dev.signalbox.cli.internal;

import dev.signalbox.verifier.Diagnosis;
import dev.signalbox.verifier.Diagnostician;
import dev.signalbox.verifier.Finding;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.Verdict;
import dev.signalbox.verifier.VerificationPolicy;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies one captured delivery. */
@Command(
    name = "verify",
    description = {
      "Verifies a captured delivery and says, in one line of JSON, whether its signature is right, and if not, what would make it so.",
      "Ends with 0 when accepted and 1 when refused."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:Accepted.",
      "1:Refused; the line says why.",
      "2:The command line cannot be used."
    })
final class VerifyCommand implements Callable<Integer> {

  @Option(
      names = {"--secret", "--secret2"},
      paramLabel = "SECRET",
      required = true,
      description =
          "Signing secret, [id=]whsec_...; repeat it for each that may have signed (--secret2 is the same option).")
  private List<String> secrets;

  @Option(
      names = "--at",
      paramLabel = "UNIXSECONDS",
      description = "The time to take as now. Default: the clock's.")
  private Long at;

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      defaultValue = "auto",
      description =
          "standard, legacy or auto (what the headers ask for). Default: ${DEFAULT-VALUE}.")
  private Allowed scheme;

  @Option(
      names = "--tolerance",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How far the timestamp may be off, both ways. Default: ${DEFAULT-VALUE}.")
  private long tolerance;

  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "A header as it was received; repeat for each.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = "--body",
      paramLabel = "FILE",
      required = true,
      description = "The body, byte by byte as it was received; - for standard input.")
  private Path body;

  // Its --json changes nothing: one line of JSON is all there is to print.
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KeyRing ring = ring();
    VerificationPolicy policy = policy();
    GivenHeaders given = GivenHeaders.parse(headers);
    Clock clock = clock();
    byte[] bytes = GivenFile.read("--body", body);
    Verdict verdict = new SignatureVerifier(clock).verify(ring, policy, given, bytes);
    spec.commandLine()
        .getOut()
        .println(
            OutputOptions.line(
                result(
                    verdict, () -> new Diagnostician(clock).diagnose(ring, policy, given, bytes))));
    return verdict instanceof Verdict.Accepted ? ExitCode.OK : ExitCode.NO;
  }

  private static JsonObject result(Verdict verdict, Supplier<Diagnosis> diagnosis) {
    JsonObjectBuilder line = Json.createObjectBuilder();
    if (verdict instanceof Verdict.Accepted accepted) {
      return line.add("verdict", "accepted")
          .add("scheme", accepted.scheme().name().toLowerCase(Locale.ROOT))
          .add("reason", JsonValue.NULL)
          .add("key_id", accepted.keyId())
          .add("diagnosis", JsonValue.EMPTY_JSON_ARRAY)
          .build();
    }
    Verdict.Refused refused = (Verdict.Refused) verdict;
    return line.add("verdict", "refused")
        .add("scheme", JsonValue.NULL)
        .add("reason", refused.reason().code())
        .add("detail", refused.detail())
        .add("key_id", JsonValue.NULL)
        .add("diagnosis", findings(diagnosis.get()))
        .build();
  }

  private static JsonArrayBuilder findings(Diagnosis diagnosis) {
    JsonArrayBuilder findings = Json.createArrayBuilder();
    for (Finding finding : diagnosis.findings()) {
      findings.add(
          Json.createObjectBuilder()
              .add("code", finding.code())
              .add("explanation", finding.explanation()));
    }
    return findings;
  }

  private KeyRing ring() {
    List<SigningSecret> parsed = new ArrayList<>();
    for (String secret : secrets) {
      parsed.add(GivenSecret.parse("--secret", secret, "key-" + (parsed.size() + 1)));
    }
    try {
      return new KeyRing(parsed);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--secret: " + e.getMessage(), e);
    }
  }

  private VerificationPolicy policy() {
    try {
      return new VerificationPolicy(scheme.schemes, Duration.ofSeconds(tolerance));
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "--tolerance: " + e.getMessage(), e);
    }
  }

  private Clock clock() {
    try {
      return at == null
          ? Clock.systemUTC()
          : Clock.fixed(Instant.ofEpochSecond(at), ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new CliException(
          ExitCode.USAGE,
          "--at: expected seconds since 1970, found " + at + ", which is no time",
          e);
    }
  }

  /** Which schemes may serve. */
  enum Allowed {
    STANDARD(EnumSet.of(Scheme.STANDARD)),
    LEGACY(EnumSet.of(Scheme.LEGACY)),
    AUTO(EnumSet.allOf(Scheme.class));

    private final Set<Scheme> schemes;

    Allowed(Set<Scheme> schemes) {
      this.schemes = schemes;
    }
  }
}
