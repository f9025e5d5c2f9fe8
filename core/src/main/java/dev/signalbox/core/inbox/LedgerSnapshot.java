package dev.signalbox.core.inbox;

import java.util.List;
import java.util.Map;

/**
 * A ledger at one moment, or the part of it that one node holds.
 *
 * @param shards which parts of the ledger it is about
 * @param positions for each of these: every event up to here is settled, waiting or dead; 0 for a
 *     new ledger
 * @param waiting events that wait, in the order of sequence
 * @param replays replays under way, oldest first
 */
public record LedgerSnapshot(
    Shards shards, Map<Integer, Long> positions, List<WaitingEvent> waiting, List<Replay> replays) {

  /**
   * A replay under way.
   *
   * @param id its id
   * @param shards of which parts
   * @param next the next sequence to handle
   * @param last the last one
   */
  public record Replay(long id, Shards shards, long next, long last) {

    /** Of everything. */
    public Replay(long id, long next, long last) {
      this(id, Shards.ONE, next, last);
    }
  }

  /** Copies the collections. */
  public LedgerSnapshot {
    positions = Map.copyOf(positions);
    waiting = List.copyOf(waiting);
    replays = List.copyOf(replays);
    if (!positions.keySet().equals(shards.numbers())) {
      throw new IllegalArgumentException(
          "expected a position for each of " + shards + ", found " + positions);
    }
  }

  /** A ledger whose events are not spread. */
  public LedgerSnapshot(long position, List<WaitingEvent> waiting, List<Replay> replays) {
    this(Shards.ONE, Map.of(0, position), waiting, replays);
  }

  /** The lowest position; 0 when it is about nothing. */
  public long position() {
    return positions.values().stream().mapToLong(Long::longValue).min().orElse(0);
  }
}
