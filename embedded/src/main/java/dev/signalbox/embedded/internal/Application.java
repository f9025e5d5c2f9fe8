package dev.signalbox.embedded.internal;

import dev.signalbox.core.settings.Settings;
import jakarta.servlet.ServletContext;
import java.util.Objects;

/**
 * The application that Signalbox is in.
 *
 * @param name what it is called
 * @param settings its settings
 */
record Application(String name, Settings settings) {

  Application {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * Reads the settings of an application.
   *
   * @throws dev.signalbox.core.settings.SettingsException when they cannot be used
   */
  static Application of(ServletContext context) {
    Directory directory = new Directory();
    String name =
        new ApplicationName(key -> directory.find(key, String.class)).of(context.getContextPath());
    return new Application(
        name, new ApplicationSettings(context, ServerFolder.ofProcess().of(name)).load());
  }

  /** Of the handler that its observers are. */
  String handler() {
    return settings.embedded().handler().orElse(name);
  }
}
