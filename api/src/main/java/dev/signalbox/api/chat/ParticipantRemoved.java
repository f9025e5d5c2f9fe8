package dev.signalbox.api.chat;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code participant.removed}: someone left a chat or was removed (protocol.md, 3.5).
 *
 * @param envelope the envelope
 * @param chatId the chat, where known
 * @param participant who
 * @param removedAt when
 */
public record ParticipantRemoved(
    Envelope envelope,
    Optional<String> chatId,
    Optional<Handle> participant,
    Optional<Instant> removedAt)
    implements ChatEvent {

  /** Checks that nothing is null. */
  public ParticipantRemoved {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(participant, "participant");
    Objects.requireNonNull(removedAt, "removedAt");
  }

  @Override
  public Optional<String> orderKey() {
    return chatId;
  }
}
