package dev.signalbox.extender.internal;

import dev.signalbox.api.spi.HandlerStorage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** The handler storage that is there now: of several, the one with the highest ranking. */
final class CurrentStorage implements ServiceTrackerCustomizer<HandlerStorage, HandlerStorage> {

  private final BundleContext context;
  private final Runnable onArrival;
  private final Map<ServiceReference<HandlerStorage>, HandlerStorage> present =
      new ConcurrentHashMap<>();

  /**
   * @param onArrival called whenever a storage has come
   */
  CurrentStorage(BundleContext context, Runnable onArrival) {
    this.context = context;
    this.onArrival = onArrival;
  }

  Optional<HandlerStorage> find() {
    return present.entrySet().stream().max(Map.Entry.comparingByKey()).map(Map.Entry::getValue);
  }

  @Override
  public HandlerStorage addingService(ServiceReference<HandlerStorage> reference) {
    HandlerStorage storage = context.getService(reference);
    if (storage != null) {
      present.put(reference, storage);
      onArrival.run();
    }
    return storage;
  }

  @Override
  public void modifiedService(ServiceReference<HandlerStorage> reference, HandlerStorage storage) {
    // A ranking is read when it is needed.
  }

  @Override
  public void removedService(ServiceReference<HandlerStorage> reference, HandlerStorage storage) {
    present.remove(reference);
    context.ungetService(reference);
  }
}
