package dev.signalbox.core.forget;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of forgetting a person. Never holds the person's handle.
 *
 * @param outcomes the inbox first, then each plug-in
 */
public record ForgetReport(List<Outcome> outcomes) {

  /**
   * What came of it in one place.
   *
   * @param source {@code inbox}, or what provides the plug-in
   * @param changed how many events or rows were changed or removed; 0 when it failed
   * @param error how it failed; empty when it did not
   */
  public record Outcome(String source, int changed, Optional<String> error) {

    /** Checks the parts. */
    public Outcome {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(error, "error");
    }
  }

  /** Copies the list. */
  public ForgetReport {
    outcomes = List.copyOf(outcomes);
  }

  /** Whether it worked everywhere. */
  public boolean complete() {
    return outcomes.stream().allMatch(outcome -> outcome.error().isEmpty());
  }

  /** Where it did not work. */
  public List<Outcome> failures() {
    return outcomes.stream().filter(outcome -> outcome.error().isPresent()).toList();
  }
}
