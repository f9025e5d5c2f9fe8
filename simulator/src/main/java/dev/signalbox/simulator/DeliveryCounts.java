package dev.signalbox.simulator;

/**
 * What the delivery engine has done since the start.
 *
 * @param events events it was given
 * @param deliveries what became of them: one for each subscription that matched, and duplicates
 * @param pending deliveries that are waiting, under way or between tries
 * @param delivered deliveries that were answered 2xx
 * @param failed deliveries that failed for good
 * @param abandoned deliveries whose subscription was deleted
 * @param attempts tries of all deliveries
 */
public record DeliveryCounts(
    long events,
    long deliveries,
    long pending,
    long delivered,
    long failed,
    long abandoned,
    long attempts) {}
