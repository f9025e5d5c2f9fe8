package dev.signalbox.api.call;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code call.failed}: a call could not be made (protocol.md, 3.7).
 *
 * @param envelope the envelope
 */
public record CallFailed(Envelope envelope) implements CallEvent {

  /** Checks that nothing is null. */
  public CallFailed {
    Objects.requireNonNull(envelope, "envelope");
  }
}
