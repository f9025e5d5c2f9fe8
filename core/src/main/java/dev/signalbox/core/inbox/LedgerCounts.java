package dev.signalbox.core.inbox;

/**
 * Sizes of a ledger.
 *
 * @param position every event up to here is settled, waiting or dead; the lowest of all parts
 * @param waiting events that wait for a retry or behind one
 * @param dead dead letters
 * @param outbox derived events not yet in the inbox
 * @param lowestWaiting the lowest sequence that waits or is to be replayed; {@link Long#MAX_VALUE}
 *     when there is none
 */
public record LedgerCounts(
    long position, long waiting, long dead, long outbox, long lowestWaiting) {}
