package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.core.inbox.StoredEvent;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Events that were decoded lately, the least recently used forgotten first. Bounded by number, and
 * by the garbage collector: what no handler is at any more goes with the next collection, because a
 * decoded event is many small objects, and to carry them from one collection to the next costs more
 * than to decode again.
 */
public final class DecodedCache {

  private final int maxEvents;
  private final Function<Entry, Reference<Entry>> holding;
  private final Map<Long, Reference<Entry>> entries = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * An empty cache.
   *
   * @param maxEvents at most so many events
   * @param holding how it holds on to one
   */
  DecodedCache(int maxEvents, Function<Entry, Reference<Entry>> holding) {
    this.maxEvents = maxEvents;
    this.holding = holding;
  }

  /** 2000 events, as long as the garbage collector leaves them. */
  public static DecodedCache withDefaultBounds() {
    return new DecodedCache(2000, WeakReference::new);
  }

  /** The event decoded from exactly this stored event, when it is still there. */
  public Optional<LinqEvent> find(StoredEvent event) {
    Reference<Entry> reference;
    synchronized (entries) {
      reference = entries.get(event.sequence());
    }
    return Optional.ofNullable(reference)
        .map(Reference::get)
        .filter(entry -> entry.isOf(event))
        .map(Entry::decoded);
  }

  /** Remembers what was decoded from a stored event. */
  public void keep(StoredEvent event, LinqEvent decoded) {
    Reference<Entry> reference = holding.apply(new Entry(event, decoded));
    synchronized (entries) {
      entries.put(event.sequence(), reference);
      if (entries.size() > maxEvents) {
        entries.remove(entries.keySet().iterator().next());
      }
    }
  }

  /** How many events it may hold. */
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  /** Two that belong together. */
  record Entry(StoredEvent stored, LinqEvent decoded) {

    /** A sequence alone does not make it the same event: a log may be emptied and begin again. */
    boolean isOf(StoredEvent event) {
      return stored.endpoint().equals(event.endpoint())
          && stored.eventId().equals(event.eventId())
          && stored.eventType().equals(event.eventType())
          && stored.receivedAt().equals(event.receivedAt())
          && Arrays.equals(stored.body(), event.body());
    }
  }
}
