package dev.signalbox.core.catalog.internal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know of changes. One that fails does not keep the others from being told. */
public final class ChangeListeners {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeListeners.class);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Adds one; the same object twice is told twice. */
  public void add(Runnable listener) {
    listeners.add(listener);
  }

  /** Removes one. */
  public void remove(Runnable listener) {
    listeners.remove(listener);
  }

  /** Tells all. */
  public void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        LOG.error("SBX-1301 A listener failed to follow a change of the event types", e);
      }
    }
  }
}
