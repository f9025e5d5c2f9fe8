package dev.signalbox.core.health;

/** Looks at one thing. Asked from any thread, often, by anyone: it has to be quick. */
@FunctionalInterface
public interface HealthCheck {

  /**
   * Looks now.
   *
   * @return never null; an exception instead counts as {@link Status#DOWN}
   */
  Health check();
}
