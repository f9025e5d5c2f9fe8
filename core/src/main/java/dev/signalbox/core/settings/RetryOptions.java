package dev.signalbox.core.settings;

import java.time.Duration;

/**
 * How events that failed are tried again.
 *
 * @param maxAttempts tries before an event becomes a dead letter
 * @param initialDelay wait after the first failure
 * @param maxDelay longest wait
 * @param multiplier growth of the wait, 1 or more
 * @param jitter part of a wait that is random, 0 to 1
 */
public record RetryOptions(
    int maxAttempts, Duration initialDelay, Duration maxDelay, double multiplier, double jitter) {}
