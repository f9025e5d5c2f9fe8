package dev.signalbox.inbox.jdbc.internal.copy;

import dev.signalbox.inbox.jdbc.internal.log.Digest128;

/**
 * A dedupe key.
 *
 * @param sequence of the event that came first
 * @param receivedAt in milliseconds since 1970
 * @param key endpoint and dedupe key, digested
 * @param body its body, digested
 */
public record StoredKey(long sequence, long receivedAt, Digest128 key, Digest128 body) {}
