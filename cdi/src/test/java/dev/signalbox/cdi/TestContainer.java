package dev.signalbox.cdi;

import dev.signalbox.api.spi.HandlerSettings;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** A CDI container with the given beans and our extensions. */
final class TestContainer implements AutoCloseable {

  private final CurrentDelivery current = new CurrentDelivery();
  private final ObservedEvents observed = new ObservedEvents();
  private final WeldContainer container;

  private TestContainer(
      Optional<DataSource> dataSource, Optional<HandlerSettings> settings, Class<?>... beans) {
    container =
        new Weld()
            .containerId(String.valueOf(System.identityHashCode(this)))
            .disableDiscovery()
            .addBeanClasses(beans)
            .addExtension(observed)
            .addExtension(new DeliveryBeans(current, dataSource, settings))
            .initialize();
  }

  static TestContainer with(Class<?>... beans) {
    return new TestContainer(Optional.empty(), Optional.empty(), beans);
  }

  static TestContainer with(DataSource dataSource, Class<?>... beans) {
    return new TestContainer(Optional.of(dataSource), Optional.empty(), beans);
  }

  static TestContainer with(HandlerSettings settings, Class<?>... beans) {
    return new TestContainer(Optional.empty(), Optional.of(settings), beans);
  }

  CdiEventHandler handler() {
    return new CdiEventHandler(container.getBeanManager(), current);
  }

  RequestScope requests() {
    return RequestScope.of(container.getBeanManager());
  }

  ObservedEvents observed() {
    return observed;
  }

  <T> T bean(Class<T> type) {
    return container.select(type).get();
  }

  @Override
  public void close() {
    container.close();
  }
}
