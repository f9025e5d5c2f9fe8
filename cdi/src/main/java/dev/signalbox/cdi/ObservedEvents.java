package dev.signalbox.cdi;

import dev.signalbox.api.LinqEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Portable extension that collects which events the container's observers, synchronous and
 * asynchronous, take. An observer counts when its event type is {@link LinqEvent} or below it; of a
 * parameterised type the raw type counts, of a type variable its bound. Whoever observes {@code
 * Object} or an unrelated interface gets such events as well, when something else asks for them,
 * but asks for none.
 */
public class ObservedEvents implements Extension {

  private static final Set<Class<? extends Annotation>> FIRED = Set.of(Any.class, Default.class);

  private final Set<Class<? extends LinqEvent>> types = ConcurrentHashMap.newKeySet();
  private final List<String> unreachable = new CopyOnWriteArrayList<>();

  /** Nothing is known before the container has started. */
  public ObservedEvents() {}

  void collect(@Observes ProcessObserverMethod<?, ?> event) {
    add(event.getObserverMethod());
  }

  /**
   * Counts an observer: for an extension that collects by itself, as by archives.
   *
   * @return whether it observes events of Signalbox
   */
  public boolean add(ObserverMethod<?> observer) {
    Optional<Class<? extends LinqEvent>> event = eventClass(observer.getObservedType());
    event.ifPresent(
        type -> {
          if (isReached(observer)) {
            types.add(type);
          } else {
            unreachable.add(
                observer.getBeanClass().getName()
                    + " observes "
                    + type.getSimpleName()
                    + " with "
                    + observer.getObservedQualifiers());
          }
        });
    return event.isPresent();
  }

  private static boolean isReached(ObserverMethod<?> observer) {
    return observer.getObservedQualifiers().stream()
        .map(Annotation::annotationType)
        .allMatch(FIRED::contains);
  }

  private static Optional<Class<? extends LinqEvent>> eventClass(Type type) {
    if (type instanceof Class<?> raw) {
      return LinqEvent.class.isAssignableFrom(raw)
          ? Optional.of(raw.asSubclass(LinqEvent.class))
          : Optional.empty();
    }
    if (type instanceof ParameterizedType parameterized) {
      return eventClass(parameterized.getRawType());
    }
    return type instanceof TypeVariable<?> variable
        ? Stream.of(variable.getBounds()).flatMap(bound -> eventClass(bound).stream()).findFirst()
        : Optional.empty();
  }

  /** The event types that observers take; complete once the container has started; a copy. */
  public Set<Class<? extends LinqEvent>> types() {
    return Set.copyOf(types);
  }

  /**
   * Observers of events that nothing will ever call, because they ask for a qualifier and events
   * are fired without any: each one described for a log. A copy.
   */
  public List<String> unreachable() {
    return List.copyOf(unreachable);
  }
}
