package dev.signalbox.handlers.chat.internal;

import java.util.List;
import java.util.Optional;

/**
 * What one event says.
 *
 * @param chatId the chat it is about; empty for an event that names none, which says nothing
 * @param facts what it says of the chat
 * @param members whom it names
 * @param change the change of name or icon, of an event that is one
 * @param failure the failed change, of an event that is one
 */
record Observation(
    Optional<String> chatId,
    Facts<ChatFact> facts,
    List<Sighting> members,
    Optional<ValueChange> change,
    Optional<UpdateFailure> failure) {

  /** Copies the list. */
  Observation {
    chatId = chatId.filter(id -> !id.isBlank()).map(Text::storable);
    members = List.copyOf(members);
  }

  /** Facts of a chat and whom an event names. */
  static Observation of(Optional<String> chatId, Facts<ChatFact> facts, List<Sighting> members) {
    return new Observation(chatId, facts, members, Optional.empty(), Optional.empty());
  }
}
