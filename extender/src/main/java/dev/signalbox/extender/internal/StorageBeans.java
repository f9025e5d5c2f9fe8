package dev.signalbox.extender.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the long-lived beans that have a data source before the first event comes. Made by an
 * event, what their {@code @PostConstruct} does, such as making tables, would be part of its
 * transaction, and would be rolled back if that event failed, while the bean lives on.
 */
final class StorageBeans {

  private static final Logger LOG = LoggerFactory.getLogger(StorageBeans.class);
  private static final Set<Class<? extends Annotation>> LONG_LIVED =
      Set.of(ApplicationScoped.class, Singleton.class);

  private final String label;
  private final BeanManager manager;

  /**
   * @param label names the bundle in logs
   */
  StorageBeans(String label, BeanManager manager) {
    this.label = Objects.requireNonNull(label, "label");
    this.manager = Objects.requireNonNull(manager, "manager");
  }

  void make() {
    manager.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .filter(bean -> LONG_LIVED.contains(bean.getScope()))
        .filter(StorageBeans::hasDataSource)
        .forEach(this::make);
  }

  private static boolean hasDataSource(Bean<?> bean) {
    return bean.getInjectionPoints().stream()
        .anyMatch(point -> point.getType() == DataSource.class);
  }

  private <T> void make(Bean<T> bean) {
    Contextual<T> contextual = bean;
    CreationalContext<T> creation = manager.createCreationalContext(contextual);
    try {
      manager.getContext(bean.getScope()).get(contextual, creation);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "SBX-4011 bundle {}: bean {} could not be made; this is tried again with the first event",
          label,
          bean.getBeanClass().getName(),
          e);
    }
  }
}
