package dev.signalbox.cdi;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventHandler;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.event.ObserverException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fires each delivery's event into a CDI container: first to the synchronous observers, in an
 * active request scope, then to the asynchronous ones, each time on the calling thread, so that all
 * of them share the delivery's transaction. A delivery is settled when every observer has returned.
 *
 * <p>When a synchronous observer throws, neither the following ones nor the asynchronous ones are
 * called. When asynchronous ones throw, all are called. What was thrown comes out unwrapped: the
 * first, with the others suppressed in it.
 *
 * <p>The container gives asynchronous observers a request of their own, as the CDI specification
 * asks for. Where the caller already has a request active, synchronous observers join it; on that
 * thread containers may end it when asynchronous observers have run, and then the caller goes on
 * with a new one.
 */
public final class CdiEventHandler implements EventHandler {

  private static final NotificationOptions SAME_THREAD =
      NotificationOptions.ofExecutor(Runnable::run);

  private final BeanManager manager;
  private final CurrentDelivery current;
  private final RequestScope requests;

  /** To select one costs the container more than to fire it. */
  private final Map<Class<? extends LinqEvent>, Event<? extends LinqEvent>> targets =
      new ConcurrentHashMap<>();

  /** With the container's own request scope. */
  public CdiEventHandler(BeanManager manager, CurrentDelivery current) {
    this(manager, current, RequestScope.of(manager));
  }

  /**
   * @param manager sees the observers that are to be called
   * @param current the same as the one of {@link DeliveryBeans}
   * @param requests activates the request scope for synchronous observers
   */
  public CdiEventHandler(BeanManager manager, CurrentDelivery current, RequestScope requests) {
    this.manager = Objects.requireNonNull(manager, "manager");
    this.current = Objects.requireNonNull(current, "current");
    this.requests = Objects.requireNonNull(requests, "requests");
  }

  @Override
  @SuppressWarnings("try") // the scope is there to be closed
  public void handle(Delivery delivery) throws Exception {
    LinqEvent event = delivery.event();
    try (CurrentDelivery.Scope ignored = current.enter(delivery)) {
      fire(event);
    } catch (ObserverException | CompletionException e) {
      throw Failures.propagate(Failures.unwrap(e));
    }
  }

  private void fire(LinqEvent event) {
    fire(target(event.getClass()), event);
  }

  /** Classes of the API are here as long as this is; others may be of a bundle that goes. */
  private Event<? extends LinqEvent> target(Class<? extends LinqEvent> type) {
    return type.getClassLoader() == LinqEvent.class.getClassLoader()
        ? targets.computeIfAbsent(type, this::select)
        : select(type);
  }

  private Event<? extends LinqEvent> select(Class<? extends LinqEvent> type) {
    // The default qualifier besides any: reaches observers of @Default as well as unqualified ones.
    return manager.getEvent().select(type, Default.Literal.INSTANCE);
  }

  private <E extends LinqEvent> void fire(Event<E> target, LinqEvent event) {
    @SuppressWarnings("unchecked") // target was selected by the event's own class
    E typed = (E) event;
    boolean joined;
    try (RequestScope.Active request = requests.activate()) {
      joined = request.joined();
      target.fire(typed);
    }
    // After the request above has ended: on one thread, the container's request for asynchronous
    // observers would end it under us.
    try {
      target.fireAsync(typed, SAME_THREAD).toCompletableFuture().join();
    } finally {
      if (joined) {
        requests.resume();
      }
    }
  }
}
