package dev.signalbox.api.message;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code message.received}: a person sent a message to your line (protocol.md, 3.3 and 3.4).
 *
 * @param envelope the envelope
 * @param message the message
 */
public record MessageReceived(Envelope envelope, Message message) implements MessageDetail {

  /** Checks that nothing is null. */
  public MessageReceived {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(message, "message");
  }
}
