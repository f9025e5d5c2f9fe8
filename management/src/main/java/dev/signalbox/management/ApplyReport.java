package dev.signalbox.management;

import java.util.List;

/**
 * What became of a plan.
 *
 * @param outcomes one for each change that was tried, in order
 * @param notices what an operator should know
 */
public record ApplyReport(List<Outcome> outcomes, List<String> notices) {

  /** Copies the lists. */
  public ApplyReport {
    outcomes = List.copyOf(outcomes);
    notices = List.copyOf(notices);
  }

  /** Whether everything was done. */
  public boolean complete() {
    return outcomes.stream().allMatch(Outcome::done);
  }
}
