package dev.signalbox.embedded.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An observer of a handler's jar that wants to hear when the application starts, usually to prepare
 * its database. Some servers tell before they know the web application, and with that which
 * database it is; then it hears a little later.
 */
final class StartObserver<T> extends ForwardingObserver<T> {

  /** By its name: CDI 3 does not have it. */
  private static final String STARTUP = "jakarta.enterprise.event.Startup";

  private final Consumer<Runnable> whenOpen;

  /**
   * @param whenOpen runs something at once when databases can be used, or as soon as they can
   */
  StartObserver(ObserverMethod<T> observer, Consumer<Runnable> whenOpen) {
    super(observer);
    this.whenOpen = Objects.requireNonNull(whenOpen, "whenOpen");
  }

  /** Whether that is what an observer is for. */
  static boolean fits(ObserverMethod<?> observer) {
    return observer.getObservedType().getTypeName().equals(STARTUP)
        || observer
            .getObservedQualifiers()
            .contains(Initialized.Literal.of(ApplicationScoped.class));
  }

  @Override
  public void notify(EventContext<T> event) {
    whenOpen.accept(() -> observer().notify(event));
  }
}
