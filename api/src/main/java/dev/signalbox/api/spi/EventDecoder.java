package dev.signalbox.api.spi;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes a typed event from its envelope.
 *
 * @param <E> the Java type of the event
 */
@ConsumerType
@FunctionalInterface
public interface EventDecoder<E extends LinqEvent> {

  /**
   * Decodes {@link Envelope#data()}. Both payload versions must give the same record. Unknown
   * fields, enum values and parts must not fail.
   *
   * @param envelope never null
   * @return never null
   * @throws dev.signalbox.api.UnreadableEventException when something indispensable is missing
   */
  E decode(Envelope envelope);
}
