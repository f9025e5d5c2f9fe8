package dev.signalbox.api.call;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code call.initiated}: a call begins (protocol.md, 3.7).
 *
 * @param envelope the envelope
 */
public record CallInitiated(Envelope envelope) implements CallEvent {

  /** Checks that nothing is null. */
  public CallInitiated {
    Objects.requireNonNull(envelope, "envelope");
  }
}
