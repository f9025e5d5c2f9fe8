package dev.signalbox.extender.internal;

import java.lang.invoke.MethodHandles;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.weld.bootstrap.api.Bootstrap;
import org.jboss.weld.serialization.spi.ProxyServices;

/**
 * Defines Weld's generated classes for one bundle: next to the bundle's own classes where they
 * extend one, else in here, so that nothing of this bundle ever ends up in the loader of another
 * bundle or of the JDK.
 */
final class ProxyLoader extends ClassLoader implements ProxyServices {

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader bundle;
  private final Set<ClassLoader> origins = ConcurrentHashMap.newKeySet();

  ProxyLoader(ClassLoader bundle) {
    super(bundle);
    this.bundle = bundle;
    origins.add(Bootstrap.class.getClassLoader());
  }

  @Override
  public Class<?> defineClass(
      Class<?> original, String name, byte[] bytes, int offset, int length) {
    return defineClass(original, name, bytes, offset, length, null);
  }

  @Override
  public Class<?> defineClass(
      Class<?> original,
      String name,
      byte[] bytes,
      int offset,
      int length,
      ProtectionDomain domain) {
    if (original.getClassLoader() == bundle && packageOf(name).equals(original.getPackageName())) {
      return defineBeside(original, bytes);
    }
    if (original.getClassLoader() != null) {
      origins.add(original.getClassLoader());
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : defineClass(name, bytes, offset, length, domain);
    }
  }

  private static Class<?> defineBeside(Class<?> original, byte[] bytes) {
    try {
      return MethodHandles.privateLookupIn(original, MethodHandles.lookup()).defineClass(bytes);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(
          "expected access to " + original.getName() + " to define its proxy beside it", e);
    }
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  @Override
  public Class<?> loadClass(Class<?> original, String name) throws ClassNotFoundException {
    return loadClass(name);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    for (ClassLoader origin : origins) {
      try {
        return origin.loadClass(name);
      } catch (ClassNotFoundException e) {
        // The next one may have it; when none has, the answer below says so.
      }
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  public void cleanup() {
    origins.clear();
  }
}
