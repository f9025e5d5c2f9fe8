package dev.signalbox.core.catalog;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import java.util.Set;

/** Handler descriptors for tests. */
final class Handlers {

  private Handlers() {}

  static HandlerDescriptor named(String name, String... types) {
    return new HandlerDescriptor(name, "1", "test", Set.of(types), Set.of(), Begin.PARKED, 1);
  }

  static HandlerDescriptor observing(Class<?>... classes) {
    return new HandlerDescriptor("h", "1", "test", Set.of(), events(classes), Begin.PARKED, 1);
  }

  /** A handler found by reflection may bring classes that are no events. */
  @SuppressWarnings("unchecked")
  private static Set<Class<? extends LinqEvent>> events(Class<?>... classes) {
    return (Set<Class<? extends LinqEvent>>) (Set<?>) Set.of(classes);
  }
}
