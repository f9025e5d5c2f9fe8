package dev.signalbox.api.chat;

import dev.signalbox.api.Envelope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code chat.group_name_update_failed}: a group's name could not be changed (protocol.md, 3.5).
 *
 * @param envelope the envelope
 * @param chatId the chat
 * @param errorCode Linq's error code
 * @param failedAt when
 */
public record GroupNameUpdateFailed(
    Envelope envelope, String chatId, Optional<Integer> errorCode, Optional<Instant> failedAt)
    implements ChatEvent {

  /** Checks that nothing is null. */
  public GroupNameUpdateFailed {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(errorCode, "errorCode");
    Objects.requireNonNull(failedAt, "failedAt");
  }

  @Override
  public Optional<String> orderKey() {
    return Optional.of(chatId);
  }
}
