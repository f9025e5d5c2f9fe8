package dev.signalbox.api.chat;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code chat.group_icon_updated}: a group has another icon (protocol.md, 3.5).
 *
 * @param envelope the envelope
 * @param chatId the chat
 * @param oldValue the icon before, a URL; empty when there was none
 * @param newValue the icon now, a URL; empty when it was removed
 * @param changedBy who changed it
 * @param updatedAt when; may be later than the envelope says, so not fit to order by
 */
public record GroupIconUpdated(
    Envelope envelope,
    String chatId,
    Optional<String> oldValue,
    Optional<String> newValue,
    Optional<Handle> changedBy,
    Optional<Instant> updatedAt)
    implements ChatEvent {

  /** Checks that nothing is null. */
  public GroupIconUpdated {
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
