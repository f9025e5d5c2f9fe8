package dev.signalbox.extender.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.api.spi.HandlerProperties;
import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.cdi.RequestScope;
import dev.signalbox.extender.internal.ExportedBeans.ExportedBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * The OSGi services that a container offers. They are registered by this bundle, not by the
 * handler's, so that they are gone exactly when we say so: before the container is.
 */
final class HandlerServices implements AutoCloseable {

  /** Beans of these types are services without being marked. */
  private static final Set<Class<?>> OF_THEMSELVES =
      Set.of(EventFamily.class, QueryEndpoint.class, HealthContribution.class, PersonalData.class);

  /** Property of a handler's service: the id of the bundle that it is for, a Long. */
  static final String BUNDLE_ID = "signalbox.handler.bundle-id";

  private final BundleContext context;
  private final HandlerHeaders headers;
  private final TypeClaims claims;
  private final Deque<ServiceRegistration<?>> registrations = new ArrayDeque<>();
  private final List<Runnable> destructions = new ArrayList<>();

  /**
   * @param context of this bundle
   * @param headers of the handler bundle
   * @param claims which bundle brings which type
   */
  HandlerServices(BundleContext context, HandlerHeaders headers, TypeClaims claims) {
    this.context = context;
    this.headers = headers;
    this.claims = claims;
  }

  /**
   * Registers all beans that are event families.
   *
   * @throws RefusedBundleException when another bundle brings one of their types
   */
  int families(BeanManager manager) {
    List<EventFamily> found = beans(manager, EventFamily.class);
    String label = headers.source() + " " + headers.version();
    found.forEach(family -> claims.claim(this, label, family));
    found.forEach(family -> register(EventFamily.class, family, origin()));
    return found.size();
  }

  /** Registers all beans that are query endpoints. */
  int queryEndpoints(BeanManager manager, BundleCalls calls) {
    List<QueryEndpoint> found = beans(manager, QueryEndpoint.class);
    RequestScope requests = RequestScope.of(manager);
    found.stream()
        .map(endpoint -> new GuardedQueryEndpoint(endpoint, requests, calls))
        .forEach(endpoint -> register(QueryEndpoint.class, endpoint, origin()));
    return found.size();
  }

  /** Registers all beans of a type of the API, each behind a guard. */
  <T> int contributions(Class<T> type, BeanManager manager, BundleCalls calls) {
    List<T> found = beans(manager, type);
    RequestScope requests = RequestScope.of(manager);
    for (T bean : found) {
      Object service =
          GuardedService.of(bean, calls.loader(), new Class<?>[] {type}, requests, calls);
      register(type, type.cast(service), origin());
    }
    return found.size();
  }

  /** Registers the beans that say themselves what they are services of. */
  int exports(List<ExportedBean> found, BeanManager manager, BundleCalls calls) {
    RequestScope requests = RequestScope.of(manager);
    for (ExportedBean exported : found) {
      Class<?>[] types =
          exported.types().stream()
              .filter(type -> !OF_THEMSELVES.contains(type))
              .toArray(Class<?>[]::new);
      if (types.length > 0) {
        Object service =
            GuardedService.of(
                reference(manager, exported.bean(), types[0]),
                calls.loader(),
                types,
                requests,
                calls);
        String[] names = Arrays.stream(types).map(Class::getName).toArray(String[]::new);
        registrations.push(context.registerService(names, service, origin()));
      }
    }
    return found.size();
  }

  private <T> Object reference(BeanManager manager, Bean<T> bean, Class<?> type) {
    CreationalContext<T> creation = manager.createCreationalContext(bean);
    if (bean.getScope() == Dependent.class) {
      destructions.add(creation::release);
    }
    return manager.getReference(bean, type, creation);
  }

  /** Registers the handler of the events that the container's observers take. */
  void handler(EventHandler handler, Set<Class<? extends LinqEvent>> types) {
    HandlerDescriptor descriptor = headers.descriptor(types);
    Dictionary<String, Object> properties = origin();
    properties.put(HandlerProperties.NAME, descriptor.name());
    properties.put(HandlerProperties.EVENT_CLASSES, types.toArray(Class<?>[]::new));
    properties.put(HandlerProperties.BEGIN, descriptor.begin().name().toLowerCase(Locale.ROOT));
    properties.put(HandlerProperties.CONCURRENCY, descriptor.concurrency());
    properties.put(BUNDLE_ID, headers.bundleId());
    register(EventHandler.class, handler, properties);
  }

  private Dictionary<String, Object> origin() {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(HandlerProperties.VERSION, headers.version());
    properties.put(HandlerProperties.SOURCE, headers.source());
    return properties;
  }

  private <T> List<T> beans(BeanManager manager, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Instance.Handle<T> handle :
        manager.createInstance().select(type, Any.Literal.INSTANCE).handles()) {
      found.add(handle.get());
      if (handle.getBean().getScope() == Dependent.class) {
        destructions.add(handle::destroy);
      }
    }
    return found;
  }

  private <T> void register(Class<T> type, T service, Dictionary<String, ?> properties) {
    registrations.push(context.registerService(type, service, properties));
  }

  /**
   * Unregisters everything, last first: the handler, whose consumers finish what they are at, then
   * what it may have needed.
   */
  void unregister() {
    while (!registrations.isEmpty()) {
      try {
        registrations.pop().unregister();
      } catch (IllegalStateException e) {
        // The framework has unregistered it already, because this bundle has stopped.
        continue;
      }
    }
  }

  /** Destroys the beans that belong to nothing but their services. */
  @Override
  public void close() {
    unregister();
    claims.release(this);
    destructions.forEach(Runnable::run);
  }
}
