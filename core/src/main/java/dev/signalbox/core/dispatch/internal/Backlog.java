package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.WaitingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The waiting events of one handler in memory: by order key, and by the time at which the first of
 * each key is due. An event without a key is a key of its own. Used by one thread.
 */
public final class Backlog {

  private static final Comparator<WaitingEvent> DUE =
      Comparator.comparing(WaitingEvent::due).thenComparing(WaitingEvent::sequence);

  private final Map<Long, WaitingEvent> bySequence = new HashMap<>();
  private final Map<String, TreeMap<Long, WaitingEvent>> byKey = new HashMap<>();
  private final TreeSet<WaitingEvent> heads = new TreeSet<>(DUE);
  private final Map<Long, WaitingEvent> dormant = new TreeMap<>();

  /** Of these events. */
  public Backlog(Collection<WaitingEvent> waiting) {
    waiting.forEach(this::put);
  }

  /** Adds or replaces an event. */
  public void put(WaitingEvent event) {
    remove(event.sequence());
    bySequence.put(event.sequence(), event);
    if (event.orderKey().isEmpty()) {
      heads.add(event);
      return;
    }
    TreeMap<Long, WaitingEvent> chain =
        byKey.computeIfAbsent(event.orderKey(), key -> new TreeMap<>());
    if (!chain.isEmpty()) {
      heads.remove(chain.firstEntry().getValue());
    }
    chain.put(event.sequence(), event);
    heads.add(chain.firstEntry().getValue());
  }

  /** Removes an event; the next of its key takes its place at the head. */
  public void remove(long sequence) {
    dormant.remove(sequence);
    WaitingEvent event = bySequence.remove(sequence);
    if (event == null) {
      return;
    }
    heads.remove(event);
    TreeMap<Long, WaitingEvent> chain = byKey.get(event.orderKey());
    if (chain == null) {
      return;
    }
    chain.remove(sequence);
    if (chain.isEmpty()) {
      byKey.remove(event.orderKey());
    } else {
      heads.add(chain.firstEntry().getValue());
    }
  }

  /**
   * Leaves an event out of account until {@link #wake()}: the handler does not take its type now,
   * so it must not hold back others.
   */
  public void rest(long sequence) {
    WaitingEvent event = bySequence.get(sequence);
    if (event != null) {
      remove(sequence);
      dormant.put(sequence, event);
    }
  }

  /** Takes resting events into account again. */
  public void wake() {
    List.copyOf(dormant.values()).forEach(this::put);
  }

  /** An event that waits or rests. */
  public Optional<WaitingEvent> find(long sequence) {
    return Optional.ofNullable(bySequence.getOrDefault(sequence, dormant.get(sequence)));
  }

  /** Whether an event with this key has to wait; never for the empty key. */
  public boolean holds(String orderKey) {
    return byKey.containsKey(orderKey);
  }

  /** Whether the event is the first of its key, so that it may be tried. */
  public boolean isHead(WaitingEvent event) {
    TreeMap<Long, WaitingEvent> chain = byKey.get(event.orderKey());
    return chain == null || chain.firstKey() == event.sequence();
  }

  /**
   * Events to try now, in the order of sequence: heads that are due, and behind each those of its
   * key that are due as well, for when the head succeeds.
   */
  public List<WaitingEvent> due(Instant now, int limit) {
    List<WaitingEvent> found = new ArrayList<>();
    for (WaitingEvent head : heads) {
      if (head.due().isAfter(now) || found.size() >= limit) {
        break;
      }
      addChain(found, head, now, limit);
    }
    found.sort(Comparator.comparingLong(WaitingEvent::sequence));
    return found;
  }

  private void addChain(List<WaitingEvent> found, WaitingEvent head, Instant now, int limit) {
    TreeMap<Long, WaitingEvent> chain = byKey.get(head.orderKey());
    if (chain == null) {
      found.add(head);
      return;
    }
    for (WaitingEvent event : chain.values()) {
      if (event.due().isAfter(now) || found.size() >= limit) {
        return;
      }
      found.add(event);
    }
  }

  /**
   * Lets nothing wait beyond a time: what does was put off before the clock was set back.
   *
   * @param latest no wait that begins now is longer
   */
  public void pullIn(Instant latest) {
    if (heads.isEmpty() || !heads.last().due().isAfter(latest)) {
      return;
    }
    for (WaitingEvent event : List.copyOf(bySequence.values())) {
      if (event.due().isAfter(latest)) {
        put(
            new WaitingEvent(
                event.sequence(),
                event.orderKey(),
                event.attempts(),
                latest,
                event.error(),
                event.replay()));
      }
    }
  }

  /** When the next head is due; empty when nothing waits. */
  public Optional<Instant> nextDue() {
    return heads.isEmpty() ? Optional.empty() : Optional.of(heads.first().due());
  }

  /** How many events wait or rest. */
  public int size() {
    return bySequence.size() + dormant.size();
  }
}
