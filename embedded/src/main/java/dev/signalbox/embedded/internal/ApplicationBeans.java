package dev.signalbox.embedded.internal;

import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.api.spi.HandlerSettings;
import dev.signalbox.api.spi.HandlerStorage;
import dev.signalbox.cdi.CurrentDelivery;
import dev.signalbox.cdi.DeliveryBeans;
import dev.signalbox.cdi.ObservedEvents;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Portable extension in the server's own container: learns what the application's beans observe,
 * and makes injectable what belongs to a delivery. Beans of a handler's jar get the data source and
 * the settings of their own handler.
 */
public class ApplicationBeans extends DeliveryBeans {

  private final HandlerArchives archives =
      HandlerArchives.of(ApplicationBeans.class.getClassLoader());
  private final Map<String, ObservedEvents> observedByArchives = new ConcurrentHashMap<>();
  private final ObservedEvents observedByApplication = new ObservedEvents();
  private final CurrentDelivery current;
  private final AtomicReference<Parts> parts;
  private final AtomicReference<Runnable> onShutdown = new AtomicReference<>();

  /** Made by the container. */
  public ApplicationBeans() {
    this(new CurrentDelivery(), new AtomicReference<>());
  }

  private ApplicationBeans(CurrentDelivery current, AtomicReference<Parts> parts) {
    super(
        current,
        Optional.empty(),
        Optional.of(
            Late.of(
                HandlerSettings.class,
                "settings of the application's handler",
                () -> settings(parts, Parts::handler))));
    this.current = current;
    this.parts = parts;
  }

  /**
   * What there is once the node is open.
   *
   * @param handler name of the application's handler
   */
  record Parts(String handler, HandlerConfiguration configuration, HandlerStorage storage) {}

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
    Optional<String> owner =
        archives.of(event.getObserverMethod().getBeanClass()).map(HandlerArchive::name);
    boolean counts =
        owner
            .map(name -> observedByArchives.computeIfAbsent(name, key -> new ObservedEvents()))
            .orElse(observedByApplication)
            .add(event.getObserverMethod());
    if (counts && !archives.all().isEmpty()) {
      Predicate<String> own = owner.<Predicate<String>>map(name -> name::equals).orElse(this::ours);
      event.setObserverMethod(new HandlerObserver<>(event.getObserverMethod(), own, current));
    }
  }

  /** Whether a handler is none of the archives. */
  private boolean ours(String handler) {
    return archives.all().stream().noneMatch(archive -> archive.name().equals(handler));
  }

  void addOfHandlers(@Observes AfterBeanDiscovery event) {
    for (HandlerArchive archive : archives.all()) {
      String name = archive.name();
      offer(
          event,
          name,
          HandlerSettings.class,
          Late.of(
              HandlerSettings.class,
              "settings of handler " + name,
              () -> settings(parts, any -> name)));
      offer(
          event,
          name,
          DataSource.class,
          Late.of(
              DataSource.class,
              "data source of handler " + name,
              () -> opened(parts).storage().dataSource(name)));
    }
  }

  private static <T> void offer(
      AfterBeanDiscovery event, String handler, Class<T> type, T offered) {
    event
        .addBean()
        .beanClass(ApplicationBeans.class)
        .types(type, Object.class)
        .qualifiers(new OfHandler.Literal(handler), Any.Literal.INSTANCE)
        .scope(Dependent.class)
        .produceWith(instance -> offered);
  }

  private static HandlerSettings settings(
      AtomicReference<Parts> parts, Function<Parts, String> handler) {
    Parts there = opened(parts);
    return there.configuration().settings(handler.apply(there));
  }

  private static Parts opened(AtomicReference<Parts> parts) {
    Parts there = parts.get();
    if (there == null) {
      throw new IllegalStateException(
          "expected Signalbox to be up, found it stopped or not started yet: the settings and the"
              + " database of a handler can be used once the application has started");
    }
    return there;
  }

  /** Where the application did not come up, its context does not go down either. */
  void containerEnds(@Observes BeforeShutdown event) {
    Runnable close = onShutdown.getAndSet(null);
    if (close != null) {
      close.run();
    }
    parts.set(null);
  }

  /**
   * Gives what beans have had injected already.
   *
   * @param close to be called when the container ends, should nobody have done so before
   */
  void opened(Parts there, Runnable close) {
    parts.set(there);
    onShutdown.set(close);
  }

  /** Where the delivery at hand is found. */
  CurrentDelivery current() {
    return current;
  }

  /** The handlers that are jars of the application. */
  HandlerArchives archives() {
    return archives;
  }

  /** What the observers of an archive take; complete once the container has started. */
  ObservedEvents observedBy(HandlerArchive archive) {
    return observedByArchives.getOrDefault(archive.name(), new ObservedEvents());
  }

  /** What all other observers of the application take. */
  ObservedEvents observedByApplication() {
    return observedByApplication;
  }
}
