package dev.signalbox.example.poll;

import dev.signalbox.api.Envelope;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code poll.vote.removed}: someone takes a vote back.
 *
 * @param envelope the envelope
 * @param messageId the message that the poll is
 * @param chatId its chat
 * @param optionId the option
 * @param voter phone number in E.164 or e-mail address
 */
public record PollVoteRemoved(
    Envelope envelope, String messageId, Optional<String> chatId, String optionId, String voter)
    implements PollVote {

  /** Checks that nothing is null. */
  public PollVoteRemoved {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(chatId, "chatId");
    Objects.requireNonNull(optionId, "optionId");
    Objects.requireNonNull(voter, "voter");
  }

  @Override
  public boolean voted() {
    return false;
  }
}
