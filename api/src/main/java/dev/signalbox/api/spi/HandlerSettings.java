package dev.signalbox.api.spi;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The settings of one handler, from {@code conf/handlers/<name>.properties}. Injected into the
 * beans of a handler bundle. Each call looks at the newest file, so a change takes effect without a
 * redeploy; read what must be right from the beginning when the handler starts, and a bad value
 * refuses the start with its message.
 */
@ProviderType
public interface HandlerSettings {

  /** The value of a key as text, without white space around it; empty when it is not set. */
  Optional<String> text(String key);

  /**
   * A time, written as {@code 90s}, {@code 10m}, {@code 12h}, {@code 30d}, {@code 250ms} or a plain
   * number of seconds.
   *
   * @throws IllegalArgumentException when the value is none; the message names the file, the key
   *     and what it may be
   */
  Duration duration(String key, Duration defaultValue);

  /**
   * A whole number between two bounds.
   *
   * @throws IllegalArgumentException when the value is none, or out of bounds; the message says
   *     what it may be
   */
  int integer(String key, int defaultValue, int min, int max);

  /**
   * {@code true} or {@code false}.
   *
   * @throws IllegalArgumentException when the value is neither
   */
  boolean bool(String key, boolean defaultValue);
}
