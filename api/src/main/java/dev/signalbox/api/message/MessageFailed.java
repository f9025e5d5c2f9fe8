package dev.signalbox.api.message;

import dev.signalbox.api.Envelope;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code message.failed}: a message of yours could not be delivered (protocol.md, 3.5). A
 * message.delivered of the same message may still follow.
 *
 * @param envelope the envelope
 * @param chatId the chat, where known
 * @param messageId the message, where known
 * @param code Linq's error code, for example 4001
 * @param reason Linq's explanation
 * @param failedAt when it failed
 */
public record MessageFailed(
    Envelope envelope,
    Optional<String> chatId,
    Optional<String> messageId,
    Optional<Integer> code,
    Optional<String> reason,
    Optional<Instant> failedAt)
    implements MessageEvent {

  /** Checks that nothing is null. */
  public MessageFailed {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(failedAt, "failedAt");
  }

  @Override
  public Optional<String> orderKey() {
    return chatId;
  }
}
