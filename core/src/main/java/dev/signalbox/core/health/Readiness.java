package dev.signalbox.core.health;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What all checks say together.
 *
 * @param status the worst of them; {@link Status#UP} when there is none
 * @param findings the checks that are not up, in the order they were added
 */
public record Readiness(Status status, List<Finding> findings) {

  /**
   * A check that is not up.
   *
   * @param check its name
   * @param health what it found
   */
  public record Finding(String check, Health health) {

    /** Checks the parts. */
    public Finding {
      Objects.requireNonNull(check, "check");
      Objects.requireNonNull(health, "health");
    }
  }

  /** Copies the list. */
  public Readiness {
    Objects.requireNonNull(status, "status");
    findings = List.copyOf(findings);
  }

  /** Takes what every check found and keeps what is not up. */
  static Readiness of(List<Finding> all) {
    Status worst =
        all.stream()
            .map(finding -> finding.health().status())
            .max(Comparator.naturalOrder())
            .orElse(Status.UP);
    return new Readiness(
        worst, all.stream().filter(finding -> finding.health().status() != Status.UP).toList());
  }

  /** Whether deliveries can be taken: degraded counts as ready. */
  public boolean ready() {
    return status != Status.DOWN;
  }
}
