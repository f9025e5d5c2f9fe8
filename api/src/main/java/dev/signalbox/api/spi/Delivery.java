package dev.signalbox.api.spi;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** One event on its way to one handler. */
@ProviderType
public interface Delivery {

  /** The typed event, never null. */
  LinqEvent event();

  /** The event's envelope, never null. */
  default Envelope envelope() {
    return event().envelope();
  }

  /** Its place in the inbox: grows with the order of arrival, never used twice. */
  long sequence();

  /** Name of the handler it is for, never null. */
  String handler();

  /** 1 at the first try, one more at each retry. */
  int attempt();

  /** Whether an operator asked for this event to be handled again. */
  boolean replay();

  /**
   * Publishes a derived event. It is stored with this delivery's outcome: when the handler throws,
   * it is not published; when it returns, it is appended to the inbox exactly once, however often
   * the delivery is repeated. Publishing the same events in the same order for the same delivery is
   * the handler's part of that bargain.
   *
   * @param eventType the type's name, for example {@code acme.order.placed}; must contain a dot
   * @param data the data: text, numbers, booleans, {@link java.time.Instant}, maps, lists, {@link
   *     java.util.Optional} and null of those
   * @throws IllegalArgumentException when the type's name or a value is none of these
   * @throws IllegalStateException when the delivery is over, or the chain of derived events is
   *     longer than allowed
   */
  void publish(String eventType, Map<String, ?> data);
}
