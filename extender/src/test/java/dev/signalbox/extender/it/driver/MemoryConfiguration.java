package dev.signalbox.extender.it.driver;

import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Optional;

/** The same one number for every key of every handler. */
record MemoryConfiguration(String number) implements HandlerConfiguration, HandlerSettings {

  @Override
  public HandlerSettings settings(String handlerName) {
    return this;
  }

  @Override
  public Optional<String> text(String key) {
    return Optional.of(number);
  }

  @Override
  public Duration duration(String key, Duration defaultValue) {
    return Duration.ofSeconds(Integer.parseInt(number));
  }

  @Override
  public int integer(String key, int defaultValue, int min, int max) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          key + " (acme.properties): it must be a whole number from " + min + " to " + max, e);
    }
  }

  @Override
  public boolean bool(String key, boolean defaultValue) {
    return defaultValue;
  }
}
