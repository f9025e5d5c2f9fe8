package dev.signalbox.core.settings;

import java.net.URI;
import java.time.Duration;

/**
 * How Linq's API is called.
 *
 * @param url the base, up to and including {@code /api/partner} (protocol.md, 1.1)
 * @param allowHttp whether the base may be plain HTTP
 * @param timeout for one try
 * @param maxAttempts tries in all
 * @param initialDelay before the second try
 * @param maxDelay between two tries at most
 * @param maxRetryAfter the longest Retry-After that is waited for
 * @param ratePerSecond calls per second at most
 * @param concurrency calls at a time at most
 * @param breakerWindow calls that the circuit breaker looks back at
 * @param breakerFailureRate percentage of failed calls that opens it
 * @param breakerOpenFor how long it stays open
 */
public record LinqClientOptions(
    URI url,
    boolean allowHttp,
    Duration timeout,
    int maxAttempts,
    Duration initialDelay,
    Duration maxDelay,
    Duration maxRetryAfter,
    int ratePerSecond,
    int concurrency,
    int breakerWindow,
    float breakerFailureRate,
    Duration breakerOpenFor) {}
