package dev.signalbox.api.call;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code call.ended}: a call is over (protocol.md, 3.7).
 *
 * @param envelope the envelope
 */
public record CallEnded(Envelope envelope) implements CallEvent {

  /** Checks that nothing is null. */
  public CallEnded {
    Objects.requireNonNull(envelope, "envelope");
  }
}
