package dev.signalbox.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One event, decoded. Every event type is a record that implements this interface through the
 * interface of its family, so {@code @Observes LinqEvent} sees everything, {@code @Observes
 * MessageEvent} a family, and {@code @Observes MessageReceived} one type.
 */
@ConsumerType
public interface LinqEvent {

  /** Who sent it, what it is called, when it was made, and the bytes it came in. Never null. */
  Envelope envelope();

  /**
   * What this event must keep its order with: two events with equal keys reach one handler in the
   * order of arrival, one at a time. The chat id where there is one. Empty means that it is
   * independent of all others. Never null.
   */
  default Optional<String> orderKey() {
    return Optional.empty();
  }
}
