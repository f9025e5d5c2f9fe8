package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The setting {@code typing.expires-after}: how long after its start somebody is taken to be typing
 * when no stop comes. Default 60 seconds; a change of the file counts at once. What cannot be used
 * refuses the start of the handler; while it runs, the log says so and the value before goes on.
 */
final class TypingSettings {

  private static final String KEY = "typing.expires-after";
  private static final Duration DEFAULT = Duration.ofSeconds(60);

  private static final Duration MOST = Duration.ofHours(24);
  private static final Logger LOG = LoggerFactory.getLogger(TypingSettings.class);

  private final Optional<HandlerSettings> settings;
  private final AtomicReference<State> state = new AtomicReference<>(new State(DEFAULT, ""));

  /**
   * What was read last.
   *
   * @param value the newest that could be used
   * @param problem what is wrong with the newest; empty when it could be used
   */
  private record State(Duration value, String problem) {}

  TypingSettings(Optional<HandlerSettings> settings) {
    this.settings = settings;
  }

  /**
   * Reads the setting, for the sake of its message.
   *
   * @throws IllegalArgumentException when it is no time, or none above zero and up to 24 hours
   */
  void check() {
    state.set(new State(read(), ""));
  }

  /** How long typing lasts at most. */
  Duration expiresAfter() {
    State before = state.get();
    State now;
    try {
      now = new State(read(), "");
    } catch (IllegalArgumentException e) {
      now = new State(before.value(), String.valueOf(e.getMessage()));
    }
    // Whoever makes the change tells it, once.
    if (!now.equals(before) && state.compareAndSet(before, now)) {
      tell(now);
    }
    return now.value();
  }

  private static void tell(State now) {
    if (now.problem().isEmpty()) {
      LOG.info("SBX-6025 typing ends by itself after {} now", now.value());
    } else {
      LOG.warn("SBX-6026 {}; typing goes on ending by itself after {}", now.problem(), now.value());
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
