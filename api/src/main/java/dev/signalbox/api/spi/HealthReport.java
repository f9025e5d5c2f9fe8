package dev.signalbox.api.spi;

import java.util.Objects;

/**
 * How things are. Anyone may see it: no phone number, handle, text or path may be in the reason.
 *
 * @param level green, yellow (works, but somebody should look) or red (deliveries must not be taken
 *     in)
 * @param reason for people; empty text when green
 */
public record HealthReport(Level level, String reason) {

  /** How bad it is. */
  public enum Level {
    /** All well. */
    GREEN,
    /** Works, but somebody should look. */
    YELLOW,
    /** The node is not ready. */
    RED
  }

  /** Checks the parts. */
  public HealthReport {
    Objects.requireNonNull(level, "level");
    if (Objects.requireNonNull(reason, "reason").isBlank() && level != Level.GREEN) {
      throw new IllegalArgumentException("expected a reason for level " + level + ", found none");
    }
  }

  /** All well. */
  public static HealthReport green() {
    return new HealthReport(Level.GREEN, "");
  }

  /** Works, but somebody should look. */
  public static HealthReport yellow(String reason) {
    return new HealthReport(Level.YELLOW, reason);
  }

  /** The node is not ready. */
  public static HealthReport red(String reason) {
    return new HealthReport(Level.RED, reason);
  }
}
