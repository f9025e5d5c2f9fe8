package dev.signalbox.testkit.run;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import jakarta.enterprise.event.Startup;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Beans as a handler: each event to their observers, the asynchronous ones last. */
final class BeanSubject implements Subject {

  private final BeanSet beans;
  private final List<Observer> observers;

  BeanSubject(BeanSet beans) {
    this.beans = beans;
    this.observers =
        beans
            .beans()
            .flatMap(bean -> Observer.of(bean).stream())
            .sorted(
                Comparator.comparing(Observer::async)
                    .thenComparing(Observer::priority)
                    .thenComparing(Observer::place))
            .toList();
  }

  @Override
  public void start() throws Exception {
    notify(new Startup());
  }

  @Override
  public LinqEvent typed(LinqEvent event) {
    if (!(event instanceof UnknownEvent unknown)) {
      return event;
    }
    return families()
        .flatMap(family -> family.types().stream())
        .filter(type -> type.name().equals(unknown.envelope().eventType()))
        .findFirst()
        .<LinqEvent>map(type -> decoded(type, unknown))
        .orElse(event);
  }

  private static LinqEvent decoded(EventType<?> type, UnknownEvent event) {
    return type.decoder().decode(event.envelope());
  }

  private Stream<EventFamily> families() {
    return beans
        .beans()
        .filter(bean -> EventFamily.class.isAssignableFrom(bean.type()))
        .map(bean -> (EventFamily) beans.get(bean, BeanScope.DEPENDENT));
  }

  @Override
  public boolean takes(LinqEvent event) {
    return observers.stream().anyMatch(observer -> observer.takes(event.getClass()));
  }

  @Override
  public void handle(Delivery delivery) throws Exception {
    try {
      notify(delivery.event());
    } finally {
      beans.endOfDelivery();
    }
  }

  private void notify(Object event) throws Exception {
    try {
      for (Observer observer : observers) {
        if (observer.takes(event.getClass())) {
          call(observer, event);
        }
      }
    } catch (BeanFailedException | InvocationTargetException e) {
      throw unwrapped(e);
    }
  }

  private void call(Observer observer, Object event) throws ReflectiveOperationException {
    BeanMaker maker = new BeanMaker(beans);
    Object bean = beans.get(observer.bean(), BeanScope.DEPENDENT);
    Object[] arguments =
        Stream.of(observer.method().getParameters())
            .map(parameter -> argument(maker, observer, parameter, event))
            .toArray();
    observer.method().setAccessible(true);
    observer.method().invoke(bean, arguments);
  }

  private static Object argument(
      BeanMaker maker, Observer observer, Parameter parameter, Object event) {
    return parameter.equals(observer.event())
        ? event
        : maker.argument(parameter, BeanScope.DEPENDENT);
  }

  /** What the bean threw, as it threw it. */
  private static Exception unwrapped(Throwable wrapper) {
    Throwable cause = wrapper;
    while (cause instanceof BeanFailedException || cause instanceof InvocationTargetException) {
      cause = cause.getCause();
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return (Exception) cause;
  }

  @Override
  public <T> T bean(Class<T> type) {
    Bean found =
        beans
            .beans()
            .filter(bean -> type.isAssignableFrom(bean.type()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected a bean of " + type.getName() + " in the run, found none"));
    return type.cast(beans.get(found, BeanScope.DEPENDENT));
  }
}
