package dev.signalbox.testkit.run;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.HandlerSettings;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The beans of a run: makes them, and finds what they are injected with, by type. */
final class BeanSet {

  private final List<Bean> beans = new ArrayList<>();
  private final Map<Bean, Object> shared = new HashMap<>();
  private final Map<Bean, Object> ofDelivery = new HashMap<>();
  private final RunContext context;

  BeanSet(List<Object> given, RunContext context) {
    this.context = context;
    given.forEach(this::add);
  }

  private void add(Object given) {
    BeanMaker maker = new BeanMaker(this);
    if (given instanceof Class<?> type) {
      Bean bean = new Bean(type, BeanScope.of(type), () -> maker.make(type));
      beans.add(bean);
      addProducers(type, bean);
      return;
    }
    Bean bean = new Bean(given.getClass(), BeanScope.SHARED, () -> maker.inject(given));
    beans.add(bean);
    addProducers(given.getClass(), bean);
  }

  private void addProducers(Class<?> type, Bean owner) {
    BeanMaker maker = new BeanMaker(this);
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Produces.class)) {
        BeanScope scope = BeanScope.of(method);
        beans.add(
            new Bean(
                method.getReturnType(), scope, () -> maker.call(get(owner, scope), method, scope)));
      }
    }
  }

  Stream<Bean> beans() {
    return beans.stream();
  }

  /** What an injection point of this type gets. */
  Object find(Class<?> type, AnnotatedElement point, BeanScope owner) {
    if (type == Delivery.class) {
      return new DeliveryView(context);
    }
    if (type == Envelope.class) {
      return envelope(point, owner);
    }
    List<Bean> fitting = beans.stream().filter(bean -> type.isAssignableFrom(bean.type())).toList();
    if (fitting.size() == 1) {
      return get(fitting.get(0), owner);
    }
    if (fitting.isEmpty() && type == DataSource.class) {
      return context.dataSource();
    }
    if (fitting.isEmpty() && type == HandlerSettings.class) {
      return context.settings();
    }
    throw new IllegalArgumentException(
        "expected one bean for "
            + point
            + ", found "
            + (fitting.isEmpty() ? "none" : fitting)
            + " among "
            + beans
            + "; give beans(...) a class or an object for it");
  }

  private Envelope envelope(AnnotatedElement point, BeanScope owner) {
    if (owner == BeanScope.SHARED) {
      throw new IllegalArgumentException(
          point
              + " would keep the envelope of its first delivery, so a container refuses it; inject"
              + " Delivery and call envelope()");
    }
    return context.delivery().envelope();
  }

  /** The instance of a bean for an owner that lives in the given scope. */
  Object get(Bean bean, BeanScope owner) {
    return switch (bean.scope()) {
      case SHARED -> cached(shared, bean);
      case DEPENDENT -> bean.maker().get();
      case DELIVERY -> {
        if (owner == BeanScope.SHARED) {
          throw new IllegalArgumentException(
              "request scoped "
                  + bean
                  + " is injected into a bean that lives longer, which needs a client proxy; test"
                  + " this handler in a CDI container");
        }
        yield cached(ofDelivery, bean);
      }
    };
  }

  private static Object cached(Map<Bean, Object> cache, Bean bean) {
    Object found = cache.get(bean);
    if (found == null) {
      found = bean.maker().get();
      cache.put(bean, found);
    }
    return found;
  }

  void endOfDelivery() {
    ofDelivery.clear();
  }
}
