package dev.signalbox.embedded.internal;

import dev.signalbox.cdi.CurrentDelivery;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An observer in an application that has several handlers in it. It hears of deliveries to its own
 * handler only; of what is fired outside of any delivery, as by the application itself, like every
 * other observer.
 */
final class HandlerObserver<T> implements ObserverMethod<T> {

  private final ObserverMethod<T> observer;
  private final Predicate<String> own;
  private final CurrentDelivery current;

  /**
   * @param own whether a handler's name is that of this observer's handler
   * @param current the delivery at hand
   */
  HandlerObserver(ObserverMethod<T> observer, Predicate<String> own, CurrentDelivery current) {
    this.observer = Objects.requireNonNull(observer, "observer");
    this.own = Objects.requireNonNull(own, "own");
    this.current = Objects.requireNonNull(current, "current");
  }

  @Override
  public void notify(EventContext<T> event) {
    if (current.find().map(delivery -> own.test(delivery.handler())).orElse(true)) {
      observer.notify(event);
    }
  }

  @Override
  public Class<?> getBeanClass() {
    return observer.getBeanClass();
  }

  @Override
  public Bean<?> getDeclaringBean() {
    return observer.getDeclaringBean();
  }

  @Override
  public Type getObservedType() {
    return observer.getObservedType();
  }

  @Override
  public Set<Annotation> getObservedQualifiers() {
    return observer.getObservedQualifiers();
  }

  @Override
  public Reception getReception() {
    return observer.getReception();
  }

  @Override
  public TransactionPhase getTransactionPhase() {
    return observer.getTransactionPhase();
  }

  @Override
  public int getPriority() {
    return observer.getPriority();
  }

  @Override
  public boolean isAsync() {
    return observer.isAsync();
  }

  @Override
  public String toString() {
    return observer.toString();
  }
}
