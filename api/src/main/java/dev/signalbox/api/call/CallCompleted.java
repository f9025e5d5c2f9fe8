package dev.signalbox.api.call;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnreadableEventException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * {@value #TYPE}: a call was answered and is over. Derived by the stock call handler from the
 * events that came.
 *
 * <p>It is published when the outcome becomes known, be it by an event that comes late, and again
 * only when the outcome was another one in between. No {@link CallEvent}: who counts what Linq
 * reports must not count this.
 *
 * @param envelope the envelope
 * @param call what is known of the call by then
 */
public record CallCompleted(Envelope envelope, CallSummary call) implements LinqEvent {

  /** Name of the event type. */
  public static final String TYPE = "signalbox.call.completed";

  /** Checks that nothing is null. */
  public CallCompleted {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(call, "call");
  }

  /** The data to publish such an event with; see {@link dev.signalbox.api.spi.Delivery#publish}. */
  public static Map<String, Object> data(CallSummary call) {
    return Objects.requireNonNull(call, "call").toData();
  }

  /**
   * Reads what {@link #data} wrote.
   *
   * @throws UnreadableEventException when the record's id is missing
   */
  public static CallCompleted from(Envelope envelope) {
    return new CallCompleted(envelope, CallSummary.from(envelope.data()));
  }

  /** The id of the chat; where there is none, {@code call:} and the id of the record. */
  @Override
  public Optional<String> orderKey() {
    return call.chatId().or(() -> Optional.of("call:" + call.recordId()));
  }
}
