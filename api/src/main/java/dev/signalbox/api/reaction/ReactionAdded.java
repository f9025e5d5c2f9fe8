package dev.signalbox.api.reaction;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code reaction.added}: someone reacted to a message (protocol.md, 3.5).
 *
 * @param envelope the envelope
 * @param reaction the reaction
 */
public record ReactionAdded(Envelope envelope, Reaction reaction) implements ReactionEvent {

  /** Checks that nothing is null. */
  public ReactionAdded {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(reaction, "reaction");
  }
}
