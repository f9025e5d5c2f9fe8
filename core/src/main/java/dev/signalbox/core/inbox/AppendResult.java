package dev.signalbox.core.inbox;

import java.util.Objects;

/**
 * What became of an append; known only after the commit.
 *
 * @param sequence place of the event in the log; for a duplicate or a conflict, of the one stored
 *     first
 * @param outcome new, known already, or known with another body
 */
public record AppendResult(long sequence, Outcome outcome) {

  /** The three ways an append can end well. */
  public enum Outcome {
    /** Stored now. */
    STORED,
    /** Stored before with the same body. */
    DUPLICATE,
    /**
     * Stored before with another body; this one is kept aside as a conflict and is never
     * dispatched.
     */
    CONFLICT
  }

  /** Checks the parts. */
  public AppendResult {
    Objects.requireNonNull(outcome, "outcome");
  }
}
