package dev.signalbox.cli.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SettingsException;
import dev.signalbox.core.settings.SettingsSources;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Settings as every command finds them. */
final class CliSettings {

  private static final String DEFAULT_ENDPOINT = "default";

  /** Where the endpoint 'default' is. */
  static final String WEBHOOK = "/webhooks/linq";

  private static final String WEBHOOKS = WEBHOOK + "/";

  private CliSettings() {}

  /**
   * Reads them.
   *
   * @param overrides what the command line said
   * @param conf the file named on the command line; null for the distribution's own, which need not
   *     be there
   */
  static Settings load(Map<String, String> overrides, Path conf) {
    try {
      return Settings.load(SettingsSources.ofProcess(overrides, file(conf)));
    } catch (SettingsException e) {
      throw new CliException(ExitCode.CONFIG, e.getMessage(), e);
    }
  }

  private static Optional<Path> file(Path conf) {
    if (conf != null) {
      if (!Files.isReadable(conf) || Files.isDirectory(conf)) {
        throw new CliException(ExitCode.CONFIG, "--conf: no readable file " + conf);
      }
      return Optional.of(conf);
    }
    return Home.find().map(home -> home.settingsFile()).filter(Files::exists);
  }

  /** The endpoint that a webhook address names. */
  static String endpointOf(URI target) {
    String path = target.getPath() == null ? "" : target.getPath();
    return path.startsWith(WEBHOOKS) && path.length() > WEBHOOKS.length()
        ? path.substring(WEBHOOKS.length())
        : DEFAULT_ENDPOINT;
  }
}
