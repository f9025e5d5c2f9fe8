package dev.signalbox.extender.internal;

import dev.signalbox.api.cdi.OsgiService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.inject.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;

/** Makes a bean of every OSGi service that the bundle's beans ask for with {@link OsgiService}. */
final class OsgiServices implements Extension, AutoCloseable {

  private static final Set<Type> INDIRECT = Set.of(Instance.class, Provider.class);

  private final BundleContext context;
  private final ClassLoader loader;
  private final Map<Type, Annotation> wanted = new ConcurrentHashMap<>();
  private final List<ServiceProxy> proxies = new ArrayList<>();

  /**
   * @param context of the handler bundle
   * @param loader of the handler bundle
   */
  OsgiServices(BundleContext context, ClassLoader loader) {
    this.context = context;
    this.loader = loader;
  }

  void collect(@Observes ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    for (Annotation qualifier : point.getQualifiers()) {
      if (qualifier.annotationType() == OsgiService.class) {
        Type type = direct(point.getType());
        if (raw(type).isInterface()) {
          wanted.put(type, qualifier);
        } else {
          event.addDefinitionError(
              new DefinitionException(
                  "expected an interface at an injection point with @OsgiService, found " + point));
        }
      }
    }
  }

  void add(@Observes AfterBeanDiscovery event) {
    wanted.forEach(
        (type, qualifier) -> {
          ServiceProxy proxy = new ServiceProxy(context, loader, raw(type));
          proxies.add(proxy);
          event
              .addBean()
              .beanClass(OsgiServices.class)
              .types(type, Object.class)
              .qualifiers(qualifier, Any.Literal.INSTANCE)
              .scope(Dependent.class)
              .id(OsgiService.class.getName() + " " + type.getTypeName())
              .createWith(creation -> proxy.proxy());
        });
  }

  private static Type direct(Type type) {
    return type instanceof ParameterizedType parameterized
            && INDIRECT.contains(parameterized.getRawType())
        ? parameterized.getActualTypeArguments()[0]
        : type;
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    // What is neither has no class of its own; Object is refused like any other class.
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  @Override
  public void close() {
    proxies.forEach(ServiceProxy::close);
  }
}
