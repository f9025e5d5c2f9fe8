package dev.signalbox.inbox.jdbc.internal.copy;

import dev.signalbox.inbox.jdbc.internal.log.Digest128;

/**
 * A delivery that had a known id and another body.
 *
 * @param id in the order of arrival
 * @param sequence of the event that came first
 * @param receivedAt in milliseconds since 1970
 * @param body its body, digested
 * @param bodyLength in bytes
 * @param bodyStart as much of the body as is kept
 */
public record StoredConflict(
    long id,
    long sequence,
    long receivedAt,
    String endpoint,
    String eventType,
    String eventId,
    Digest128 body,
    int bodyLength,
    byte[] bodyStart) {}
