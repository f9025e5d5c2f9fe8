package dev.signalbox.extender.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** An OSGi service that may come and go behind one object. */
final class ServiceProxy implements InvocationHandler, AutoCloseable {

  private final Class<?> type;
  private final ServiceTracker<Object, Object> tracker;
  private final Object proxy;

  /**
   * @param context of the bundle that uses the service: it decides which services fit
   * @param loader of the same bundle; the proxy's class goes with it
   * @param type an interface
   */
  ServiceProxy(BundleContext context, ClassLoader loader, Class<?> type) {
    this.type = type;
    this.tracker = new ServiceTracker<>(context, type.getName(), null);
    this.proxy = Proxy.newProxyInstance(loader, new Class<?>[] {type}, this);
    tracker.open();
  }

  Object proxy() {
    return proxy;
  }

  @Override
  public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return invokeObjectMethod(method, arguments);
    }
    Object service = tracker.getService();
    if (service == null) {
      throw new IllegalStateException(
          "expected an OSGi service "
              + type.getName()
              + ", found none; install and start a bundle that registers one");
    }
    try {
      return method.invoke(service, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Of the proxy itself: it must stay equal to itself whatever service is behind it. */
  private Object invokeObjectMethod(Method method, Object[] arguments) {
    return switch (method.getName()) {
      case "equals" -> arguments[0] == proxy;
      case "hashCode" -> System.identityHashCode(proxy);
      default -> "OSGi service " + type.getName();
    };
  }

  @Override
  public void close() {
    tracker.close();
  }
}
