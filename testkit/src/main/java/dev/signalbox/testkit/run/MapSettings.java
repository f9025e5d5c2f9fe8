package dev.signalbox.testkit.run;

import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings that a test gives. */
final class MapSettings implements HandlerSettings {

  private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");

  private final String handler;
  private final Map<String, String> values;

  MapSettings(String handler, Map<String, String> values) {
    this.handler = handler;
    this.values = Map.copyOf(values);
  }

  @Override
  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(String::strip);
  }

  @Override
  public Duration duration(String key, Duration defaultValue) {
    return text(key)
        .map(
            text -> {
              Matcher time = TIME.matcher(text);
              if (!time.matches()) {
                throw wrong(key, "a time such as 90s, 10m, 12h, 30d or 250ms", text);
              }
              long count = Long.parseLong(time.group(1));
              return switch (time.group(2) == null ? "s" : time.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "d" -> Duration.ofDays(count);
                default -> Duration.ofSeconds(count);
              };
            })
        .orElse(defaultValue);
  }

  @Override
  public int integer(String key, int defaultValue, int min, int max) {
    return text(key).map(text -> whole(key, text, min, max)).orElse(defaultValue);
  }

  private int whole(String key, String text, int min, int max) {
    String expected = "a whole number from " + min + " to " + max;
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, expected, text);
    }
    throw wrong(key, expected, text);
  }

  @Override
  public boolean bool(String key, boolean defaultValue) {
    return text(key)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw wrong(key, "true or false", text);
                })
        .orElse(defaultValue);
  }

  private IllegalArgumentException wrong(String key, String expected, String found) {
    return new IllegalArgumentException(
        "setting '"
            + key
            + "' of handler '"
            + handler
            + "': expected "
            + expected
            + ", found '"
            + found
            + "'");
  }
}
