package dev.signalbox.api.call;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code call.ringing}: it rings (protocol.md, 3.7).
 *
 * @param envelope the envelope
 */
public record CallRinging(Envelope envelope) implements CallEvent {

  /** Checks that nothing is null. */
  public CallRinging {
    Objects.requireNonNull(envelope, "envelope");
  }
}
