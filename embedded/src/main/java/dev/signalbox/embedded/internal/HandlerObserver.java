package dev.signalbox.embedded.internal;

import dev.signalbox.cdi.CurrentDelivery;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * An observer in an application that has several handlers in it. It hears of deliveries to its own
 * handler only; of what is fired outside of any delivery, as by the application itself, like every
 * other observer.
 */
final class HandlerObserver<T> extends ForwardingObserver<T> {

  private final Predicate<String> own;
  private final CurrentDelivery current;

  /**
   * @param own whether a handler's name is that of this observer's handler
   * @param current the delivery at hand
   */
  HandlerObserver(ObserverMethod<T> observer, Predicate<String> own, CurrentDelivery current) {
    super(observer);
    this.own = Objects.requireNonNull(own, "own");
    this.current = Objects.requireNonNull(current, "current");
  }

  @Override
  public void notify(EventContext<T> event) {
    if (current.find().map(delivery -> own.test(delivery.handler())).orElse(true)) {
      observer().notify(event);
    }
  }
}
