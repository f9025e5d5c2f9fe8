package dev.signalbox.api.message;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code message.delivered}: a message reached the device of the person (protocol.md, 3.3 and 3.4).
 *
 * @param envelope the envelope
 * @param message the message
 */
public record MessageDelivered(Envelope envelope, Message message) implements MessageDetail {

  /** Checks that nothing is null. */
  public MessageDelivered {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(message, "message");
  }
}
