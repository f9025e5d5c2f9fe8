package dev.signalbox.core.settings;

import java.time.Duration;

/**
 * Bounds of what is taken in.
 *
 * @param maxBodySize largest body in bytes
 * @param timeout for a body to arrive
 * @param answerTimeout from the headers to the answer
 * @param maxBytes bytes of bodies in memory at one time
 * @param maxRequests deliveries without an answer at one time
 */
public record ReceiveOptions(
    long maxBodySize, Duration timeout, Duration answerTimeout, long maxBytes, int maxRequests) {}
