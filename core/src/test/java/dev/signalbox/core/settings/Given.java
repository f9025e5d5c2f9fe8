package dev.signalbox.core.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Short ways to settings for tests. */
final class Given {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=";

  private Given() {}

  static Settings settings(Map<String, String> overrides) {
    return Settings.load(new SettingsSources(overrides, Map.of(), Map.of(), Optional.empty()));
  }

  static Settings environment(Map<String, String> environment) {
    return Settings.load(new SettingsSources(Map.of(), Map.of(), environment, Optional.empty()));
  }

  static List<String> problems(Map<String, String> overrides) {
    return problems(new SettingsSources(overrides, Map.of(), Map.of(), Optional.empty()));
  }

  static List<String> problems(SettingsSources sources) {
    return catchThrowableOfType(SettingsException.class, () -> Settings.load(sources)).problems();
  }
}
