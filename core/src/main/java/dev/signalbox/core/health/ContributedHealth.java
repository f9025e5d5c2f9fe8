package dev.signalbox.core.health;

import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.HealthReport;

/** A plug-in's say in readiness: green is up, yellow degraded, red down. */
public final class ContributedHealth implements HealthCheck {

  private static final int LONGEST_NAME = 100;

  private final HealthContribution contribution;
  private final String name;

  /**
   * Asks the plug-in for its name, once.
   *
   * @throws IllegalArgumentException when the name cannot be used
   */
  public ContributedHealth(HealthContribution contribution) {
    this.contribution = contribution;
    this.name = contribution.name();
    if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "expected a name of 1 to "
              + LONGEST_NAME
              + " characters for a health check, found "
              + name);
    }
  }

  /** The check's name. */
  public String name() {
    return name;
  }

  @Override
  public Health check() {
    HealthReport report = contribution.health();
    return switch (report.level()) {
      case GREEN -> Health.up();
      case YELLOW -> Health.degraded(report.reason());
      case RED -> Health.down(report.reason());
    };
  }
}
