package dev.signalbox.core.settings;

import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The settings in one handler's file. A key with nothing behind it counts as not set. */
final class FileHandlerSettings implements HandlerSettings {

  private final WatchedFile file;

  FileHandlerSettings(WatchedFile file) {
    this.file = file;
  }

  @Override
  public Optional<String> text(String key) {
    return file.find(key).map(Found::value);
  }

  @Override
  public Duration duration(String key, Duration defaultValue) {
    return value(
        key,
        defaultValue,
        "a time, as 250ms, 90s, 10m, 12h, 30d or a plain number of seconds",
        Durations::parse);
  }

  @Override
  public int integer(String key, int defaultValue, int min, int max) {
    return value(
        key,
        defaultValue,
        "a whole number from " + min + " to " + max,
        text -> whole(text).filter(number -> number >= min && number <= max).map(Long::intValue));
  }

  @Override
  public boolean bool(String key, boolean defaultValue) {
    return value(key, defaultValue, "true or false", FileHandlerSettings::truth);
  }

  private <T> T value(
      String key, T defaultValue, String words, Function<String, Optional<T>> reading) {
    Optional<Found> found = file.find(key);
    if (found.isEmpty()) {
      return defaultValue;
    }
    return reading
        .apply(found.get().value())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    found.get().at() + "found " + found.get().shown() + "; it must be " + words));
  }

  private static Optional<Long> whole(String text) {
    return text.startsWith("-")
        ? Numbers.whole(text.substring(1)).map(number -> -number)
        : Numbers.whole(text);
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return "settings of " + file.name();
  }
}
