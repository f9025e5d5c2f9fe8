package dev.signalbox.bench.gate;

/**
 * What one event costs on one step of its way.
 *
 * @param bytes allocated
 * @param share CPU time, as a share of that of a reference workload in the same run
 */
record Cost(double bytes, double share) {}
