package dev.signalbox.extender.internal;

import dev.signalbox.api.cdi.OsgiExport;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Finds the beans whose class carries {@link OsgiExport}, and what they are to be services of. */
final class ExportedBeans implements Extension {

  private final Collection<ExportedBean> found = new ConcurrentLinkedQueue<>();

  /**
   * A bean to export.
   *
   * @param bean the bean
   * @param types interfaces that are types of the bean; at least one
   */
  record ExportedBean(Bean<?> bean, List<Class<?>> types) {}

  void collect(@Observes ProcessManagedBean<?> event) {
    OsgiExport export = event.getAnnotatedBeanClass().getAnnotation(OsgiExport.class);
    if (export == null) {
      return;
    }
    Bean<?> bean = event.getBean();
    List<Class<?>> types = List.of(export.value());
    if (types.isEmpty()) {
      event.addDefinitionError(
          new DefinitionException(
              "expected at least one interface in @OsgiExport on "
                  + bean.getBeanClass().getName()
                  + ", found none"));
      return;
    }
    for (Class<?> type : types) {
      if (!type.isInterface()) {
        event.addDefinitionError(unusable(bean, type, "which is no interface"));
      } else if (!bean.getTypes().contains(type)) {
        event.addDefinitionError(unusable(bean, type, "which it does not implement"));
      }
    }
    found.add(new ExportedBean(bean, types));
  }

  private static DefinitionException unusable(Bean<?> bean, Class<?> type, String why) {
    return new DefinitionException(
        "expected interfaces that "
            + bean.getBeanClass().getName()
            + " implements in its @OsgiExport, found "
            + type.getName()
            + ", "
            + why);
  }

  /** Complete once the container has started; a copy. */
  List<ExportedBean> found() {
    return List.copyOf(found);
  }
}
