package dev.signalbox.api.chat;

import dev.signalbox.api.Envelope;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code chat.typing_indicator.started}: someone is typing; Linq does not say who (protocol.md,
 * 3.5).
 *
 * @param envelope the envelope
 * @param chatId the chat
 */
public record TypingIndicatorStarted(Envelope envelope, String chatId) implements ChatEvent {

  /** Checks that nothing is null. */
  public TypingIndicatorStarted {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(chatId, "chatId");
  }

  @Override
  public Optional<String> orderKey() {
    return Optional.of(chatId);
  }
}
