package dev.signalbox.api.phonenumber;

import java.util.Objects;

/**
 * Whether to send over a line.
 *
 * @param yes whether a conversation may go on
 * @param reason why, for people; never blank
 */
public record LineAdvice(boolean yes, String reason) {

  /** Checks that there is a reason. */
  public LineAdvice {
    if (Objects.requireNonNull(reason, "reason").isBlank()) {
      throw new IllegalArgumentException("an advice needs a reason");
    }
  }
}
