package dev.signalbox.core.inbox;

/**
 * A stretch of the log, both ends included.
 *
 * @param first the first sequence
 * @param last the last sequence
 */
public record SequenceRange(long first, long last) {

  /** Checks the order. */
  public SequenceRange {
    if (first > last) {
      throw new IllegalArgumentException(
          "a range must not end before it begins: " + first + " to " + last);
    }
  }
}
