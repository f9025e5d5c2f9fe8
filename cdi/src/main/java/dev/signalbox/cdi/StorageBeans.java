package dev.signalbox.cdi;

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
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Makes the long-lived beans that have a data source before the first event comes. Made by an
 * event, what their {@code @PostConstruct} does, such as making tables, would be part of its
 * transaction, and would be rolled back if that event failed, while the bean lives on.
 */
public final class StorageBeans {

  private static final Set<Class<? extends Annotation>> LONG_LIVED =
      Set.of(ApplicationScoped.class, Singleton.class);

  private final BeanManager manager;
  private final Predicate<Bean<?>> which;

  /**
   * Nothing is made yet.
   *
   * @param manager sees the beans
   * @param which of the beans to look at
   */
  public StorageBeans(BeanManager manager, Predicate<Bean<?>> which) {
    this.manager = Objects.requireNonNull(manager, "manager");
    this.which = Objects.requireNonNull(which, "which");
  }

  /**
   * Makes them.
   *
   * @param onFailure is told of a bean that could not be made; that is tried again when it is first
   *     used
   */
  public void make(BiConsumer<Bean<?>, Throwable> onFailure) {
    manager.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .filter(bean -> LONG_LIVED.contains(bean.getScope()))
        .filter(which)
        .filter(StorageBeans::hasDataSource)
        .forEach(bean -> make(bean, onFailure));
  }

  private static boolean hasDataSource(Bean<?> bean) {
    return bean.getInjectionPoints().stream()
        .anyMatch(point -> point.getType() == DataSource.class);
  }

  private <T> void make(Bean<T> bean, BiConsumer<Bean<?>, Throwable> onFailure) {
    Contextual<T> contextual = bean;
    CreationalContext<T> creation = manager.createCreationalContext(contextual);
    try {
      manager.getContext(bean.getScope()).get(contextual, creation);
    } catch (RuntimeException | LinkageError e) {
      onFailure.accept(bean, e);
    }
  }
}
