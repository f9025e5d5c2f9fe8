package dev.signalbox.cdi;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.HandlerSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessBean;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Portable extension that makes injectable what belongs to a delivery, each unless the application
 * has a default bean of that type itself:
 *
 * <ul>
 *   <li>{@link Delivery}, anywhere: each call on it goes to the delivery of the calling thread;
 *   <li>{@link Envelope}, in observer methods and in beans that are dependent or request scoped:
 *       the envelope of the delivery during which it is injected. In a bean that lives longer it
 *       would be that of the first delivery for ever, so that is a definition error;
 *   <li>{@link DataSource}, anywhere and at any time, where one was given;
 *   <li>{@link HandlerSettings}, anywhere and at any time, where they were given.
 * </ul>
 */
public class DeliveryBeans implements Extension {

  private static final Set<Class<? extends Annotation>> SHORT_LIVED =
      Set.of(Dependent.class, RequestScoped.class);

  private final Map<Class<?>, Supplier<?>> offers = new LinkedHashMap<>();
  private final Set<Type> present = ConcurrentHashMap.newKeySet();
  private final Collection<DefinitionException> stale = new ConcurrentLinkedQueue<>();

  /**
   * @param current where the deliveries are looked up; the same as the {@link CdiEventHandler}'s
   * @param dataSource what is injected as data source; valid as long as the container; empty to
   *     leave data sources to others
   */
  public DeliveryBeans(CurrentDelivery current, Optional<DataSource> dataSource) {
    this(current, dataSource, Optional.empty());
  }

  /**
   * With settings as well.
   *
   * @param current where the deliveries are looked up; the same as the {@link CdiEventHandler}'s
   * @param dataSource what is injected as data source; valid as long as the container; empty to
   *     leave data sources to others
   * @param settings what is injected as settings of the handler; empty to leave them to others
   */
  public DeliveryBeans(
      CurrentDelivery current,
      Optional<DataSource> dataSource,
      Optional<HandlerSettings> settings) {
    Objects.requireNonNull(current, "current");
    DeliveryView view = new DeliveryView(current);
    offers.put(Delivery.class, () -> view);
    offers.put(Envelope.class, () -> current.get().envelope());
    dataSource.ifPresent(source -> offers.put(DataSource.class, () -> source));
    settings.ifPresent(given -> offers.put(HandlerSettings.class, () -> given));
  }

  void note(@Observes ProcessBean<?> event) {
    Bean<?> bean = event.getBean();
    if (bean.getQualifiers().contains(Default.Literal.INSTANCE)) {
      offers.keySet().stream().filter(bean.getTypes()::contains).forEach(present::add);
    }
    if (!SHORT_LIVED.contains(bean.getScope())) {
      bean.getInjectionPoints().stream()
          .filter(DeliveryBeans::isEnvelope)
          .forEach(point -> stale.add(outlived(bean, point)));
    }
  }

  void add(@Observes AfterBeanDiscovery event) {
    if (!present.contains(Envelope.class)) {
      stale.forEach(event::addDefinitionError);
    }
    offers.forEach(
        (type, offer) -> {
          if (!present.contains(type)) {
            event
                .addBean()
                .beanClass(DeliveryBeans.class)
                .types(type, Object.class)
                .qualifiers(Default.Literal.INSTANCE, Any.Literal.INSTANCE)
                .scope(Dependent.class)
                .produceWith(instance -> offer.get());
          }
        });
  }

  private static boolean isEnvelope(InjectionPoint point) {
    return point.getType() == Envelope.class
        && point.getQualifiers().contains(Default.Literal.INSTANCE);
  }

  private static DefinitionException outlived(Bean<?> bean, InjectionPoint point) {
    return new DefinitionException(
        "expected Envelope to be injected into a @Dependent or @RequestScoped bean or an observer"
            + " method, found "
            + point.getMember()
            + " of a @"
            + bean.getScope().getSimpleName()
            + " bean, which would keep the envelope of its first delivery; inject Delivery instead"
            + " and call envelope()");
  }
}
