package dev.signalbox.api.call;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code call.declined}: a call was declined (protocol.md, 3.7).
 *
 * @param envelope the envelope
 */
public record CallDeclined(Envelope envelope) implements CallEvent {

  /** Checks that nothing is null. */
  public CallDeclined {
    Objects.requireNonNull(envelope, "envelope");
  }
}
