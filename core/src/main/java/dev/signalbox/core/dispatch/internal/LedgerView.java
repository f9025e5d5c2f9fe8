package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerSnapshot.Replay;
import dev.signalbox.core.inbox.Shards;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * A worker's copy of what it holds of its ledger. The positions here may be ahead of the stored
 * ones, by events that the handler does not take. Used by the worker's thread, but for {@link
 * #position()}.
 */
final class LedgerView {

  private static final long MOST_UNSTORED = 10_000;
  private static final long LONGEST_UNSTORED_NANOS = 900_000_000;

  private final Backlog backlog;
  private final Deque<Replay> replays;
  private final int shardCount;
  private final Map<Integer, Long> stored;

  /** Shards by where they stand; few places, mostly one. */
  private final SortedMap<Long, Set<Integer>> places = new TreeMap<>();

  private volatile long position;
  private final LongSupplier nanoTime;
  private long storedNanos;

  LedgerView(LedgerSnapshot snapshot) {
    this(snapshot, System::nanoTime);
  }

  /**
   * With another measure of time.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  LedgerView(LedgerSnapshot snapshot, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.storedNanos = nanoTime.getAsLong();
    this.backlog = new Backlog(snapshot.waiting());
    this.replays = new ArrayDeque<>(snapshot.replays());
    this.shardCount = snapshot.shards().of();
    this.stored = new HashMap<>(snapshot.positions());
    stored.forEach((shard, at) -> places.computeIfAbsent(at, key -> new TreeSet<>()).add(shard));
    this.position = snapshot.position();
  }

  Backlog backlog() {
    return backlog;
  }

  Deque<Replay> replays() {
    return replays;
  }

  /** Where the shards stand that are farthest back. */
  long position() {
    return position;
  }

  /** The shards that are farthest back. */
  Front front() {
    long ceiling = Long.MAX_VALUE;
    for (Long place : places.keySet()) {
      if (place > position) {
        ceiling = place;
        break;
      }
    }
    return new Front(new Shards(shardCount, places.get(position)), position, ceiling);
  }

  /** These shards pass events that the handler does not take. */
  void skipTo(Shards shards, long sequence) {
    if (sequence > position) {
      move(shards.numbers(), sequence);
    }
  }

  /** The position of these shards was stored. */
  void storedAt(Shards shards, long sequence) {
    move(shards.numbers(), sequence);
    shards.numbers().forEach(shard -> stored.put(shard, sequence));
    storedNanos = nanoTime.getAsLong();
  }

  private void move(Set<Integer> shards, long sequence) {
    places.values().forEach(at -> at.removeAll(shards));
    places.values().removeIf(Set::isEmpty);
    places.computeIfAbsent(sequence, key -> new TreeSet<>()).addAll(shards);
    position = places.firstKey();
  }

  /** Whether a stored position lags so much that it is worth a commit of its own. */
  boolean worthStoring() {
    long unstored = unstored();
    return unstored >= MOST_UNSTORED
        || unstored > 0 && nanoTime.getAsLong() - storedNanos > LONGEST_UNSTORED_NANOS;
  }

  /** How far the positions here are ahead of the stored ones, at most. */
  long unstored() {
    long most = 0;
    for (Map.Entry<Long, Set<Integer>> place : places.entrySet()) {
      for (Integer shard : place.getValue()) {
        most = Math.max(most, place.getKey() - stored.get(shard));
      }
    }
    return most;
  }

  /** The positions here by shards. */
  Map<Shards, Long> positions() {
    Map<Shards, Long> all = new HashMap<>();
    places.forEach((at, shards) -> all.put(new Shards(shardCount, shards), at));
    return all;
  }

  /** Whether it holds the shard on which falls what is to be done once for all of them. */
  boolean leads() {
    return stored.containsKey(0);
  }
}
