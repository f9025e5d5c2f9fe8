package dev.signalbox.api.reaction;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code reaction.removed}: someone took a reaction back (protocol.md, 3.5).
 *
 * @param envelope the envelope
 * @param reaction the reaction
 */
public record ReactionRemoved(Envelope envelope, Reaction reaction) implements ReactionEvent {

  /** Checks that nothing is null. */
  public ReactionRemoved {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(reaction, "reaction");
  }
}
