package dev.signalbox.api.message;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code message.read}: a person has seen a message (protocol.md, 3.3 and 3.4).
 *
 * @param envelope the envelope
 * @param message the message
 */
public record MessageRead(Envelope envelope, Message message) implements MessageDetail {

  /** Checks that nothing is null. */
  public MessageRead {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(message, "message");
  }
}
