package dev.signalbox.testkit.run;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Qualifier;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An observer method of a bean. */
record Observer(Bean bean, Method method, Parameter event) {

  private static final Set<Class<?>> FIRED = Set.of(Any.class, Default.class);

  /** What CDI gives an observer that names no priority. */
  private static final int DEFAULT_PRIORITY = 2500;

  static List<Observer> of(Bean bean) {
    return BeanMaker.lineage(bean.type()).stream()
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic())
        .flatMap(method -> of(bean, method).stream())
        .toList();
  }

  private static Optional<Observer> of(Bean bean, Method method) {
    return Stream.of(method.getParameters())
        .filter(Observer::observes)
        .findFirst()
        .map(parameter -> new Observer(bean, method, checked(parameter)));
  }

  private static boolean observes(Parameter parameter) {
    return parameter.isAnnotationPresent(Observes.class)
        || parameter.isAnnotationPresent(ObservesAsync.class);
  }

  private static Parameter checked(Parameter parameter) {
    for (Annotation annotation : parameter.getAnnotations()) {
      Class<? extends Annotation> type = annotation.annotationType();
      if (type.isAnnotationPresent(Qualifier.class) && !FIRED.contains(type)) {
        throw new IllegalArgumentException(
            parameter.getDeclaringExecutable()
                + " asks for @"
                + type.getSimpleName()
                + ", but events are fired without qualifiers, so it would never be called; remove"
                + " the qualifier");
      }
    }
    return parameter;
  }

  boolean takes(Class<?> type) {
    return event.getType().isAssignableFrom(type);
  }

  boolean async() {
    return event.isAnnotationPresent(ObservesAsync.class);
  }

  int priority() {
    return Optional.ofNullable(event.getAnnotation(Priority.class))
        .map(Priority::value)
        .orElse(DEFAULT_PRIORITY);
  }

  String place() {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }
}
