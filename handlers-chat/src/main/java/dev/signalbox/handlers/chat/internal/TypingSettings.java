package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * The setting {@code typing.expires-after}: how long after its start somebody is taken to be typing
 * when no stop comes. Default 60 seconds; a change of the file counts at once.
 */
final class TypingSettings {

  private static final String KEY = "typing.expires-after";
  private static final Duration DEFAULT = Duration.ofSeconds(60);

  private static final Duration MOST = Duration.ofHours(24);

  private final Optional<HandlerSettings> settings;

  TypingSettings(Optional<HandlerSettings> settings) {
    this.settings = settings;
  }

  /**
   * Reads the setting, for the sake of its message.
   *
   * @throws IllegalArgumentException when it is no time, or none above zero and up to 24 hours
   */
  void check() {
    read();
  }

  /**
   * How long typing lasts at most.
   *
   * @throws IllegalStateException when the setting was changed to something that cannot be used;
   *     not an IllegalArgumentException, which would blame who asks
   */
  Duration expiresAfter() {
    try {
      return read();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Duration read() {
    Duration value = settings.map(all -> all.duration(KEY, DEFAULT)).orElse(DEFAULT);
    if (value.isZero() || value.isNegative() || value.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "expected a time above zero and up to 24h for '"
              + KEY
              + "', found "
              + value
              + "; write for example 60s");
    }
    return value;
  }
}
