package dev.signalbox.embedded.internal;

import dev.signalbox.cdi.CurrentDelivery;
import dev.signalbox.cdi.ObservedEvents;
import jakarta.enterprise.inject.spi.ObserverMethod;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Which of the application's handlers observes what; complete once the container has started. */
final class HandlerObservers {

  private final HandlerArchives archives;
  private final CurrentDelivery current;
  private final Map<String, ObservedEvents> byArchive = new ConcurrentHashMap<>();
  private final ObservedEvents byApplication = new ObservedEvents();

  /**
   * @param archives the handlers beside the application's own
   * @param current the delivery at hand
   */
  HandlerObservers(HandlerArchives archives, CurrentDelivery current) {
    this.archives = Objects.requireNonNull(archives, "archives");
    this.current = Objects.requireNonNull(current, "current");
  }

  /**
   * Counts an observer.
   *
   * @param whenOpen runs something at once when databases can be used, or as soon as they can
   * @return what is to be called in its place, so that it hears of its own handler's deliveries
   *     only, and of the start of the application not too early; empty when it may stay as it is
   */
  <T> Optional<ObserverMethod<T>> add(ObserverMethod<T> observer, Consumer<Runnable> whenOpen) {
    Optional<String> owner = archives.of(observer.getBeanClass()).map(HandlerArchive::name);
    boolean counts =
        owner
            .map(name -> byArchive.computeIfAbsent(name, key -> new ObservedEvents()))
            .orElse(byApplication)
            .add(observer);
    if (owner.isPresent() && StartObserver.fits(observer)) {
      return Optional.of(new StartObserver<>(observer, whenOpen));
    }
    if (!counts || archives.all().isEmpty()) {
      return Optional.empty();
    }
    Predicate<String> own = owner.<Predicate<String>>map(name -> name::equals).orElse(this::rest);
    return Optional.of(new HandlerObserver<>(observer, own, current));
  }

  /** Whether a handler is none of the archives. */
  private boolean rest(String handler) {
    return archives.all().stream().noneMatch(archive -> archive.name().equals(handler));
  }

  /** What the observers of an archive take. */
  ObservedEvents of(HandlerArchive archive) {
    return byArchive.getOrDefault(archive.name(), new ObservedEvents());
  }

  /** What all other observers of the application take. */
  ObservedEvents ofApplication() {
    return byApplication;
  }
}
