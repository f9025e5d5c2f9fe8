package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.api.spi.HandlerProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.ServiceReference;

/** Reads what a handler says of itself in its service properties. */
final class HandlerProperty {

  private final ServiceReference<EventHandler> reference;

  HandlerProperty(ServiceReference<EventHandler> reference) {
    this.reference = reference;
  }

  /**
   * All of it.
   *
   * @throws IllegalArgumentException when a property cannot be used; the message names it
   */
  HandlerDescriptor descriptor() {
    return new HandlerDescriptor(
        text(HandlerProperties.NAME).orElseGet(() -> ServiceText.source(reference)),
        ServiceText.version(reference),
        ServiceText.source(reference),
        Set.copyOf(texts(HandlerProperties.TYPES)),
        classes(),
        text(HandlerProperties.BEGIN).map(Begin::parse).orElse(Begin.PARKED),
        concurrency());
  }

  private Optional<String> text(String name) {
    return reference.getProperty(name) instanceof String text
        ? Optional.of(text)
        : Optional.empty();
  }

  private List<String> texts(String name) {
    Object property = reference.getProperty(name);
    if (property == null) {
      return List.of();
    }
    if (property instanceof String one) {
      return List.of(one);
    }
    if (property instanceof String[] many) {
      return List.of(many);
    }
    throw unusable(name, "a String or String[]", property);
  }

  private Set<Class<? extends LinqEvent>> classes() {
    Object property = reference.getProperty(HandlerProperties.EVENT_CLASSES);
    if (property == null) {
      return Set.of();
    }
    Class<?>[] given =
        property instanceof Class<?>[] many
            ? many
            : property instanceof Class<?> one ? new Class<?>[] {one} : null;
    if (given == null) {
      throw unusable(HandlerProperties.EVENT_CLASSES, "a Class or Class[]", property);
    }
    Set<Class<? extends LinqEvent>> classes = new HashSet<>();
    for (Class<?> type : given) {
      if (!LinqEvent.class.isAssignableFrom(type)) {
        throw unusable(
            HandlerProperties.EVENT_CLASSES,
            "kinds of " + LinqEvent.class.getName(),
            type.getName());
      }
      classes.add(type.asSubclass(LinqEvent.class));
    }
    return classes;
  }

  private int concurrency() {
    Object property = reference.getProperty(HandlerProperties.CONCURRENCY);
    if (property == null) {
      return 1;
    }
    try {
      return Integer.parseInt(property.toString().trim());
    } catch (NumberFormatException e) {
      throw unusable(HandlerProperties.CONCURRENCY, "a whole number", property);
    }
  }

  private static IllegalArgumentException unusable(String name, String expected, Object found) {
    return new IllegalArgumentException(
        "property " + name + ": expected " + expected + ", found " + found);
  }
}
