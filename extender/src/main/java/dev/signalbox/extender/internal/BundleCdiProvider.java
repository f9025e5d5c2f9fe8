package dev.signalbox.extender.internal;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.CDIProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the container of the code that calls {@code CDI.current()} by the thread's context class
 * loader, which is the handler bundle's during every call into it.
 */
final class BundleCdiProvider implements CDIProvider {

  private final Map<ClassLoader, CDI<Object>> containers = new ConcurrentHashMap<>();

  void add(ClassLoader loader, CDI<Object> container) {
    containers.put(loader, container);
  }

  void remove(ClassLoader loader) {
    containers.remove(loader);
  }

  @Override
  public CDI<Object> getCDI() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    CDI<Object> found = loader == null ? null : containers.get(loader);
    if (found == null) {
      throw new IllegalStateException(
          "expected the class loader of a running handler bundle as the context class loader of"
              + " thread '"
              + Thread.currentThread().getName()
              + "', found "
              + loader
              + "; call CDI.current() where Signalbox calls the bundle, or inject what is needed");
    }
    return found;
  }
}
