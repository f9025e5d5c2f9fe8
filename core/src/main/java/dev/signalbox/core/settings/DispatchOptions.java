package dev.signalbox.core.settings;

import java.time.Duration;

/**
 * How events are handed to handlers.
 *
 * @param batchSize events in one transaction at most
 * @param batchTime after which a transaction is committed in any case
 * @param drainTimeout how long a stop waits for running deliveries
 * @param poll how often the log is looked at without a nudge
 * @param maxDerivedDepth longest chain of derived events
 */
public record DispatchOptions(
    int batchSize, Duration batchTime, Duration drainTimeout, Duration poll, int maxDerivedDepth) {}
