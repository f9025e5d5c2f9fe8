package dev.signalbox.api.call;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code call.answered}: a call was answered (protocol.md, 3.7).
 *
 * @param envelope the envelope
 */
public record CallAnswered(Envelope envelope) implements CallEvent {

  /** Checks that nothing is null. */
  public CallAnswered {
    Objects.requireNonNull(envelope, "envelope");
  }
}
