package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which running node a command talks to. */
final class NodeOptions {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Option(
      names = "--url",
      paramLabel = "URL",
      converter = HttpUrl.class,
      description =
          "Address of the node, for example http://127.0.0.1:8080. Default: host and port of the settings.")
  private URI url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Admin token. Default: signalbox.admin.token.")
  private String token;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "Settings file. Default: conf/signalbox.properties.")
  private Path conf;

  AdminClient client() {
    return new AdminClient(url(), token());
  }

  /** For what makes the node ask Linq, which may take its time. */
  AdminClient patientClient() {
    return new AdminClient(url(), token(), PATIENCE);
  }

  private URI url() {
    if (url != null) {
      return url;
    }
    Settings settings = settings();
    return NodeAddress.of(settings.http().host(), settings.http().port());
  }

  private String token() {
    if (token != null) {
      if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f) || token.isEmpty()) {
        throw new CliException(
            ExitCode.USAGE, "--token: expected visible ASCII characters without a space");
      }
      return token;
    }
    return settings()
        .adminToken()
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.USAGE,
                    "an admin token is needed: set signalbox.admin.token (or SIGNALBOX_ADMIN_TOKEN), or give --token"));
  }

  private Settings settings() {
    return CliSettings.load(Map.of(), conf);
  }
}
