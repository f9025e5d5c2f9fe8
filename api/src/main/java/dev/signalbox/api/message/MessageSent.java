package dev.signalbox.api.message;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code message.sent}: a message of yours was sent (protocol.md, 3.3 and 3.4).
 *
 * @param envelope the envelope
 * @param message the message
 */
public record MessageSent(Envelope envelope, Message message) implements MessageDetail {

  /** Checks that nothing is null. */
  public MessageSent {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(message, "message");
  }
}
