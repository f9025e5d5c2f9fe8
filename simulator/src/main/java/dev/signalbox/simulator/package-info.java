/**
 * A local Linq for development and tests: the subscription API, the delivery engine, faults on
 * request and made-up conversations. Begin at {@link dev.signalbox.simulator.Simulator}.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.simulator;
