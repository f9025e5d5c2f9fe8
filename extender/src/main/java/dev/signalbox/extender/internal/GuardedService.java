package dev.signalbox.extender.internal;

import dev.signalbox.cdi.RequestScope;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** A bean as other bundles see it: each call through the bundle's door, in a request of its own. */
final class GuardedService implements InvocationHandler {

  private final Object bean;
  private final String name;
  private final RequestScope requests;
  private final BundleCalls calls;

  private GuardedService(Object bean, String name, RequestScope requests, BundleCalls calls) {
    this.bean = bean;
    this.name = name;
    this.requests = requests;
    this.calls = calls;
  }

  /**
   * The bean behind its guard.
   *
   * @param loader of the bundle; the guard's class goes with it
   * @param types interfaces that the bean implements
   */
  static Object of(
      Object bean, ClassLoader loader, Class<?>[] types, RequestScope requests, BundleCalls calls) {
    String name = "service " + types[0].getName() + " of " + calls;
    return Proxy.newProxyInstance(loader, types, new GuardedService(bean, name, requests, calls));
  }

  @Override
  public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> self == arguments[0];
        case "hashCode" -> System.identityHashCode(self);
        default -> name;
      };
    }
    try {
      return calls.call(inRequest(() -> method.invoke(bean, arguments)));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @SuppressWarnings("try") // the request is there to be ended
  private Callable<Object> inRequest(Callable<Object> call) {
    return () -> {
      try (RequestScope.Active request = requests.activate()) {
        return call.call();
      }
    };
  }
}
