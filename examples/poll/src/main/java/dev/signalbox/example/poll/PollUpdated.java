package dev.signalbox.example.poll;

import dev.signalbox.api.Envelope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code poll.updated}: options were added.
 *
 * @param envelope the envelope
 * @param messageId the message that the poll is
 * @param chatId its chat
 * @param addedOptions the new options
 */
public record PollUpdated(
    Envelope envelope, String messageId, Optional<String> chatId, List<PollOption> addedOptions)
    implements PollEvent {

  /** Checks that nothing is null and copies the options. */
  public PollUpdated {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(chatId, "chatId");
    addedOptions = List.copyOf(addedOptions);
  }
}
