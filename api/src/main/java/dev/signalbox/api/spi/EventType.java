package dev.signalbox.api.spi;

import dev.signalbox.api.LinqEvent;
import java.util.Objects;

/**
 * One event type.
 *
 * @param name as it stands in {@code event_type}, for example {@code poll.sent}
 * @param recordType the Java type of the decoded event
 * @param decoder makes it from the envelope
 * @param <E> the Java type of the decoded event
 */
public record EventType<E extends LinqEvent>(
    String name, Class<E> recordType, EventDecoder<E> decoder) {

  /** Checks that nothing is null and the name is not blank. */
  public EventType {
    Objects.requireNonNull(recordType, "recordType");
    Objects.requireNonNull(decoder, "decoder");
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException(
          "an event type needs a name; " + recordType.getName() + " has a blank one");
    }
  }
}
