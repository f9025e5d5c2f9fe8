package dev.signalbox.api.chat;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code participant.added}: someone joined a chat (protocol.md, 3.5).
 *
 * @param envelope the envelope
 * @param chatId the chat, where known
 * @param participant who
 * @param addedAt when
 */
public record ParticipantAdded(
    Envelope envelope,
    Optional<String> chatId,
    Optional<Handle> participant,
    Optional<Instant> addedAt)
    implements ChatEvent {

  /** Checks that nothing is null. */
  public ParticipantAdded {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(participant, "participant");
    Objects.requireNonNull(addedAt, "addedAt");
  }

  @Override
  public Optional<String> orderKey() {
    return chatId;
  }
}
