package dev.signalbox.core.health;

import java.util.Objects;

/**
 * What a check found. Everyone may read it, so that the reason must hold no secret, no personal
 * data and no file path.
 *
 * @param status how well it is
 * @param reason why it is not up, for people; empty text when it is up
 */
public record Health(Status status, String reason) {

  private static final Health UP = new Health(Status.UP, "");

  /** Checks that anything but {@link Status#UP} has a reason. */
  public Health {
    Objects.requireNonNull(status, "status");
    if (Objects.requireNonNull(reason, "reason").isBlank() && status != Status.UP) {
      throw new IllegalArgumentException("expected a reason for status " + status + ", found none");
    }
  }

  /** All well. */
  public static Health up() {
    return UP;
  }

  /** Deliveries are taken, but something needs a look. */
  public static Health degraded(String reason) {
    return new Health(Status.DEGRADED, reason);
  }

  /** Deliveries cannot be taken. */
  public static Health down(String reason) {
    return new Health(Status.DOWN, reason);
  }
}
