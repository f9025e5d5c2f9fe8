package dev.signalbox.core.settings;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Lengths of time as settings write them. */
final class Durations {

  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "", 1000L, "s", 1000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  private Durations() {}

  static Optional<Duration> parse(String text) {
    return Units.parse(text, MILLIS).map(Duration::ofMillis);
  }

  /** In the largest unit that needs no fraction. */
  static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0 || millis % 1000 != 0) {
      return millis + "ms";
    }
    for (String unit : new String[] {"d", "h", "m"}) {
      if (millis % MILLIS.get(unit) == 0) {
        return millis / MILLIS.get(unit) + unit;
      }
    }
    return millis / 1000 + "s";
  }
}
