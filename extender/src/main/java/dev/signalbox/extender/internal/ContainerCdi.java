package dev.signalbox.extender.internal;

import jakarta.enterprise.inject.spi.BeanManager;
import org.jboss.weld.AbstractCDI;

/** What {@code CDI.current()} gives inside a handler bundle. */
final class ContainerCdi extends AbstractCDI<Object> {

  private final BeanManager manager;

  ContainerCdi(BeanManager manager) {
    this.manager = manager;
  }

  @Override
  public BeanManager getBeanManager() {
    return manager;
  }
}
