package dev.signalbox.api.call;

import dev.signalbox.api.Envelope;
import java.util.Objects;

/**
 * {@code call.no_answer}: nobody answered (protocol.md, 3.7).
 *
 * @param envelope the envelope
 */
public record CallNoAnswer(Envelope envelope) implements CallEvent {

  /** Checks that nothing is null. */
  public CallNoAnswer {
    Objects.requireNonNull(envelope, "envelope");
  }
}
