package dev.signalbox.core.inbox;

/**
 * Sizes of the log.
 *
 * @param events events it holds, unreadable ones included
 * @param unreadable events without an envelope
 * @param conflicts deliveries that had a known id and another body
 * @param waitingAppends appends that wait for their commit
 */
public record InboxCounts(long events, long unreadable, long conflicts, int waitingAppends) {}
