package dev.signalbox.example.poll;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Someone who has voted for an option.
 *
 * @param handle phone number in E.164 or e-mail address
 * @param votedAt when
 */
public record PollVoter(String handle, Optional<Instant> votedAt) {

  /** Checks that nothing is null. */
  public PollVoter {
    Objects.requireNonNull(handle, "handle");
    Objects.requireNonNull(votedAt, "votedAt");
  }
}
