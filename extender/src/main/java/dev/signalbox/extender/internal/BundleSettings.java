package dev.signalbox.extender.internal;

import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A handler's settings, for as long as its container lives: each call goes to the configuration
 * that is there at that moment; without one, every setting has its default.
 */
final class BundleSettings implements HandlerSettings {

  private final String handler;
  private final Supplier<Optional<HandlerConfiguration>> configuration;

  BundleSettings(String handler, Supplier<Optional<HandlerConfiguration>> configuration) {
    this.handler = handler;
    this.configuration = configuration;
  }

  private Optional<HandlerSettings> current() {
    return configuration.get().map(now -> now.settings(handler));
  }

  @Override
  public Optional<String> text(String key) {
    return current().flatMap(settings -> settings.text(key));
  }

  @Override
  public Duration duration(String key, Duration defaultValue) {
    return current().map(settings -> settings.duration(key, defaultValue)).orElse(defaultValue);
  }

  @Override
  public int integer(String key, int defaultValue, int min, int max) {
    return current()
        .map(settings -> settings.integer(key, defaultValue, min, max))
        .orElse(defaultValue);
  }

  @Override
  public boolean bool(String key, boolean defaultValue) {
    return current().map(settings -> settings.bool(key, defaultValue)).orElse(defaultValue);
  }

  @Override
  public String toString() {
    return "settings of handler " + handler;
  }
}
