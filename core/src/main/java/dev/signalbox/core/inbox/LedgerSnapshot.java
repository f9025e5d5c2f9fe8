package dev.signalbox.core.inbox;

import java.util.List;

/**
 * A ledger at one moment.
 *
 * @param position every event up to here is settled, waiting or dead; 0 for a new ledger
 * @param waiting events that wait, in the order of sequence
 * @param replays replays under way, oldest first
 */
public record LedgerSnapshot(long position, List<WaitingEvent> waiting, List<Replay> replays) {

  /**
   * A replay under way.
   *
   * @param id its id
   * @param next the next sequence to handle
   * @param last the last one
   */
  public record Replay(long id, long next, long last) {}

  /** Copies the lists. */
  public LedgerSnapshot {
    waiting = List.copyOf(waiting);
    replays = List.copyOf(replays);
  }
}
