package dev.signalbox.embedded.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Something that beans may have injected before it is there. */
final class Late {

  private Late() {}

  /**
   * Each call goes to what is supplied at that moment.
   *
   * @param type an interface
   * @param name what its {@code toString} answers
   */
  static <T> T of(Class<T> type, String name, Supplier<? extends T> supplier) {
    Object proxy =
        Proxy.newProxyInstance(
            Late.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                  case "equals" -> arguments[0] == self;
                  case "hashCode" -> System.identityHashCode(self);
                  default -> name;
                };
              }
              try {
                return method.invoke(supplier.get(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}
