package dev.signalbox.api.chat;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code chat.group_name_updated}: a group has another name (protocol.md, 3.5).
 *
 * @param envelope the envelope
 * @param chatId the chat
 * @param oldValue the name before; empty when there was none
 * @param newValue the name now; empty when it was removed
 * @param changedBy who changed it
 * @param updatedAt when; may be later than the envelope says, so not fit to order by
 */
public record GroupNameUpdated(
    Envelope envelope,
    String chatId,
    Optional<String> oldValue,
    Optional<String> newValue,
    Optional<Handle> changedBy,
    Optional<Instant> updatedAt)
    implements ChatEvent {

  /** Checks that nothing is null. */
  public GroupNameUpdated {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(oldValue, "oldValue");
    Objects.requireNonNull(newValue, "newValue");
    Objects.requireNonNull(changedBy, "changedBy");
    Objects.requireNonNull(updatedAt, "updatedAt");
  }

  @Override
  public Optional<String> orderKey() {
    return Optional.of(chatId);
  }
}
