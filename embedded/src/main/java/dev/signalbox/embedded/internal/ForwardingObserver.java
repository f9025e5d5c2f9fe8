package dev.signalbox.embedded.internal;

import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Set;

/**
 * An observer that tells all that another one is; when it is notified is left to the special ones.
 */
abstract class ForwardingObserver<T> implements ObserverMethod<T> {

  private final ObserverMethod<T> observer;

  ForwardingObserver(ObserverMethod<T> observer) {
    this.observer = Objects.requireNonNull(observer, "observer");
  }

  final ObserverMethod<T> observer() {
    return observer;
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
