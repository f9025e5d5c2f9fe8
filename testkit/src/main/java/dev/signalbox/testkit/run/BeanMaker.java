package dev.signalbox.testkit.run;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Makes beans by reflection. */
final class BeanMaker {

  private final BeanSet beans;

  BeanMaker(BeanSet beans) {
    this.beans = beans;
  }

  Object make(Class<?> type) {
    BeanScope scope = BeanScope.of(type);
    Constructor<?> constructor = constructor(type);
    Object bean =
        unwrapped(
            () -> {
              constructor.setAccessible(true);
              return constructor.newInstance(arguments(constructor, scope));
            });
    return finish(bean, scope);
  }

  /** Fills in the injected fields of an object that the test has made. */
  Object inject(Object bean) {
    return finish(bean, BeanScope.SHARED);
  }

  private Object finish(Object bean, BeanScope scope) {
    for (Class<?> type : lineage(bean.getClass())) {
      for (Field field : type.getDeclaredFields()) {
        if (field.isAnnotationPresent(Inject.class)) {
          Object value = beans.find(field.getType(), field, scope);
          unwrapped(
              () -> {
                field.setAccessible(true);
                field.set(bean, value);
                return bean;
              });
        }
      }
    }
    for (Class<?> type : lineage(bean.getClass())) {
      Stream.of(type.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(PostConstruct.class))
          .forEach(method -> call(bean, method, scope));
    }
    return bean;
  }

  /** Calls a method with everything it is injected with. */
  Object call(Object bean, Method method, BeanScope scope) {
    Object[] arguments = arguments(method, scope);
    return unwrapped(
        () -> {
          method.setAccessible(true);
          return method.invoke(bean, arguments);
        });
  }

  private Object[] arguments(Executable executable, BeanScope scope) {
    return Stream.of(executable.getParameters())
        .map(parameter -> argument(parameter, scope))
        .toArray();
  }

  Object argument(Parameter parameter, BeanScope scope) {
    return beans.find(parameter.getType(), parameter, scope);
  }

  private static Constructor<?> constructor(Class<?> type) {
    Constructor<?>[] all = type.getDeclaredConstructors();
    return Stream.of(all)
        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
        .findFirst()
        .or(() -> Stream.of(all).filter(c -> c.getParameterCount() == 0).findFirst())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a constructor without parameters or one with @Inject in "
                        + type.getName()
                        + ", found neither"));
  }

  /** A class and those above it, the topmost first. */
  static List<Class<?>> lineage(Class<?> type) {
    List<Class<?>> types = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      types.add(c);
    }
    Collections.reverse(types);
    return types;
  }

  private interface Call {
    Object run() throws ReflectiveOperationException;
  }

  private static Object unwrapped(Call call) {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw new BeanFailedException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("a bean of the run cannot be used: " + e.getMessage(), e);
    }
  }
}
