package dev.signalbox.testkit.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;
import java.lang.reflect.AnnotatedElement;

/** How long a bean lives. */
enum BeanScope {
  /** As long as the handler. */
  SHARED,
  /** As long as the delivery. */
  DELIVERY,
  /** As long as what it is injected into. */
  DEPENDENT;

  static BeanScope of(AnnotatedElement element) {
    if (element.isAnnotationPresent(ApplicationScoped.class)
        || element.isAnnotationPresent(Singleton.class)) {
      return SHARED;
    }
    return element.isAnnotationPresent(RequestScoped.class) ? DELIVERY : DEPENDENT;
  }
}
