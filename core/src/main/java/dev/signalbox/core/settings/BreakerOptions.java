package dev.signalbox.core.settings;

import java.time.Duration;

/**
 * When a failing handler is left alone.
 *
 * @param window calls that the failure rate is taken of
 * @param minimumCalls calls from which on it counts
 * @param failureRate per cent at which the handler is left alone
 * @param openFor for how long
 * @param halfOpenCalls calls tried after that
 */
public record BreakerOptions(
    int window, int minimumCalls, float failureRate, Duration openFor, int halfOpenCalls) {}
