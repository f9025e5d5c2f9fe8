package dev.signalbox.example.poll;

import dev.signalbox.api.Envelope;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code poll.sent}: your line has sent a poll.
 *
 * @param envelope the envelope
 * @param messageId the message that the poll is
 * @param chatId its chat
 * @param poll the poll
 */
public record PollSent(Envelope envelope, String messageId, Optional<String> chatId, Poll poll)
    implements PollDetail {

  /** Checks that nothing is null. */
  public PollSent {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(poll, "poll");
  }
}
