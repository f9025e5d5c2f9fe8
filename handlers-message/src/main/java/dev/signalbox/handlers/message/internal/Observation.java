package dev.signalbox.handlers.message.internal;

import java.util.List;
import java.util.Optional;

/**
 * What one event says.
 *
 * @param messageId the message it is about; empty for a failure that names none
 * @param facts what it says about the message
 * @param parts the message's parts; they count where {@link Fact#PARTS} of this event wins
 * @param edit the edit, of an event that is one
 * @param failure the failure, of an event that is one
 */
record Observation(
    Optional<String> messageId,
    MessageFacts facts,
    List<PartRow> parts,
    Optional<Edit> edit,
    Optional<Failure> failure) {

  /** Copies the list. */
  Observation {
    messageId = messageId.map(Text::storable);
    parts = List.copyOf(parts);
  }
}
