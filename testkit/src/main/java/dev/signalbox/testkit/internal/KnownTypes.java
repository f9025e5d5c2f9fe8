package dev.signalbox.testkit.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The types that have records in the API, in the newest payload version. The node reads both
 * versions into the same records, with decoders of its own; a test of the core holds the two
 * against each other.
 */
public final class KnownTypes {

  private final List<EventType<?>> types =
      Stream.of(MessageTypes.all(), ChatTypes.all(), OtherTypes.all())
          .flatMap(List::stream)
          .toList();

  /** All of them. */
  public KnownTypes() {}

  /** The type of this name; empty when none is known. */
  public Optional<EventType<?>> find(String name) {
    return types.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** The type of a record that is known to be there. */
  @SuppressWarnings("unchecked") // an EventType's parameter is its record's type
  public <E extends LinqEvent> EventType<E> of(Class<E> recordType) {
    return (EventType<E>)
        types.stream()
            .filter(type -> type.recordType() == recordType)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no event type for " + recordType));
  }

  /** Their names. */
  public List<String> names() {
    return types.stream().<String>map(EventType::name).toList();
  }
}
