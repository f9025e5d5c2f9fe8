package dev.signalbox.management;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of one change.
 *
 * @param endpoint for which
 * @param action what was to be done, lower case
 * @param subscriptionId which subscription; empty when there is none
 * @param done whether it was done
 * @param message what to know, or why it was not done; empty text for nothing
 */
public record Outcome(
    String endpoint, String action, Optional<String> subscriptionId, boolean done, String message) {

  /** Checks the parts. */
  public Outcome {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(message, "message");
  }
}
