package dev.signalbox.inbox.jdbc.internal.copy;

/**
 * What a log holds.
 *
 * @param lastSequence the highest that was ever given
 * @param events events, unreadable ones included
 * @param unreadable events without an envelope
 * @param keys dedupe keys
 * @param conflicts deliveries with a known id and another body
 */
public record CopyTotals(
    long lastSequence, long events, long unreadable, long keys, long conflicts) {}
