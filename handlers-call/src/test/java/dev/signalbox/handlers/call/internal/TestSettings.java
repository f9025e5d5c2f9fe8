package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings from a map; times are plain numbers of seconds. */
record TestSettings(Map<String, String> values) implements HandlerSettings {

  @Override
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key));
  }

  @Override
  public Duration duration(String key, Duration defaultValue) {
    return text(key).map(Long::parseLong).map(Duration::ofSeconds).orElse(defaultValue);
  }

  @Override
  public int integer(String key, int defaultValue, int min, int max) {
    throw new UnsupportedOperationException(key);
  }

  @Override
  public boolean bool(String key, boolean defaultValue) {
    throw new UnsupportedOperationException(key);
  }
}
