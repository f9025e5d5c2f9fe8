package dev.signalbox.embedded.internal;

import dev.signalbox.api.spi.HandlerSettings;
import dev.signalbox.cdi.CurrentDelivery;
import dev.signalbox.cdi.DeliveryBeans;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Portable extension in the server's own container: learns what the application's beans observe,
 * and makes injectable what belongs to a delivery. Beans of a handler's jar get the data source and
 * the settings of their own handler.
 */
public class ApplicationBeans extends DeliveryBeans {

  private static final int FIRST = 0;

  private final HandlerArchives archives =
      HandlerArchives.of(ApplicationBeans.class.getClassLoader());
  private final HandlerObservers observers;
  private final CurrentDelivery current;
  private final LateParts parts;
  private final Queue<Runnable> atOpening = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Runnable> onShutdown = new AtomicReference<>();

  /** Made by the container. */
  public ApplicationBeans() {
    this(new CurrentDelivery(), new LateParts());
  }

  private ApplicationBeans(CurrentDelivery current, LateParts parts) {
    super(current, Optional.empty(), Optional.of(parts.settings()));
    this.current = current;
    this.parts = parts;
    this.observers = new HandlerObservers(archives, current);
  }

  void settingsOfHandler(@Observes ProcessInjectionPoint<?, HandlerSettings> event) {
    own(event);
  }

  void dataSourceOfHandler(@Observes ProcessInjectionPoint<?, DataSource> event) {
    own(event);
  }

  private void own(ProcessInjectionPoint<?, ?> event) {
    InjectionPoint point = event.getInjectionPoint();
    boolean unqualified =
        point.getQualifiers().stream().allMatch(one -> one.annotationType() == Default.class);
    if (unqualified) {
      archives
          .of(point.getMember().getDeclaringClass())
          .ifPresent(
              archive ->
                  event
                      .configureInjectionPoint()
                      .qualifiers(new OfHandler.Literal(archive.name())));
    }
  }

  <T, X> void observer(@Observes ProcessObserverMethod<T, X> event) {
    observers.add(event.getObserverMethod(), this::whenOpen).ifPresent(event::setObserverMethod);
  }

  private void whenOpen(Runnable work) {
    if (parts.areOpen()) {
      work.run();
    } else {
      atOpening.add(work);
    }
  }

  void addOfHandlers(@Observes AfterBeanDiscovery event) {
    for (HandlerArchive archive : archives.all()) {
      offer(event, archive, HandlerSettings.class, parts.settings(archive.name()));
      offer(event, archive, DataSource.class, parts.dataSource(archive.name()));
    }
  }

  private static <T> void offer(
      AfterBeanDiscovery event, HandlerArchive archive, Class<T> type, T offered) {
    event
        .addBean()
        .beanClass(ApplicationBeans.class)
        .types(type, Object.class)
        .qualifiers(new OfHandler.Literal(archive.name()), Any.Literal.INSTANCE)
        .scope(Dependent.class)
        .produceWith(instance -> offered);
  }

  /** Before the application's own observers of the same, which may use a handler's database. */
  void containerStarts(
      @Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) ServletContext context) {
    Lifecycle.of(context).ifPresent(lifecycle -> lifecycle.containerStarts(this));
  }

  /** Where the container is part of the application, it may go before the application's context. */
  void containerStops(
      @Observes @Priority(FIRST) @BeforeDestroyed(ApplicationScoped.class) ServletContext context) {
    Lifecycle.of(context).ifPresent(lifecycle -> lifecycle.containerEnds(context));
  }

  /** Where the application did not come up, its context does not go down either. */
  void containerEnds(@Observes BeforeShutdown event) {
    Runnable close = onShutdown.getAndSet(null);
    if (close != null) {
      close.run();
    }
    parts.close();
  }

  /**
   * Gives what beans have had injected already, and lets those prepare that have waited for it.
   *
   * @param close to be called when the container ends, should nobody have done so before
   */
  void opened(HandlerParts there, Runnable close) {
    parts.open(there);
    onShutdown.set(close);
    for (Runnable work = atOpening.poll(); work != null; work = atOpening.poll()) {
      work.run();
    }
  }

  /** Where the delivery at hand is found. */
  CurrentDelivery current() {
    return current;
  }

  /** The handlers that are jars of the application. */
  HandlerArchives archives() {
    return archives;
  }

  /** Who observes what. */
  HandlerObservers observers() {
    return observers;
  }
}
