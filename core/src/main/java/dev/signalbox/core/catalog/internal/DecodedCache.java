package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.core.inbox.StoredEvent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Events that were decoded lately, the least recently used forgotten first. Bounded by number and
 * by an estimate of the memory they hold.
 */
public final class DecodedCache {

  /** Measured: an ordinary event of 1.2 kB holds 9 kB, the stored bytes included. */
  private static final long BYTES_PER_BODY_BYTE = 8;

  private static final long BYTES_PER_EVENT = 1024;

  private final int maxEvents;
  private final long maxBytes;
  private final Map<Long, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * An empty cache.
   *
   * @param maxEvents at most so many events
   * @param maxBytes at most about so much memory
   */
  public DecodedCache(int maxEvents, long maxBytes) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
  }

  /** 2000 events, 8 MiB. */
  public static DecodedCache withDefaultBounds() {
    return new DecodedCache(2000, 8L << 20);
  }

  /** The event decoded from exactly this stored event, when it is still there. */
  public Optional<LinqEvent> find(StoredEvent event) {
    Entry entry;
    synchronized (entries) {
      entry = entries.get(event.sequence());
    }
    return entry != null && entry.isOf(event) ? Optional.of(entry.decoded()) : Optional.empty();
  }

  /** Remembers what was decoded from a stored event. */
  public void keep(StoredEvent event, LinqEvent decoded) {
    Entry entry = new Entry(event, decoded);
    if (entry.bytes() > maxBytes) {
      return;
    }
    synchronized (entries) {
      Entry replaced = entries.put(event.sequence(), entry);
      bytes += entry.bytes() - (replaced == null ? 0 : replaced.bytes());
      Iterator<Entry> oldest = entries.values().iterator();
      while (entries.size() > maxEvents || bytes > maxBytes) {
        bytes -= oldest.next().bytes();
        oldest.remove();
      }
    }
  }

  /** How many events it holds. */
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  private record Entry(StoredEvent stored, LinqEvent decoded) {

    long bytes() {
      return BYTES_PER_EVENT + BYTES_PER_BODY_BYTE * stored.body().length;
    }

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
