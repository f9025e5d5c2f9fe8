/**
 * Turns a CDI container into an event handler: fires deliveries as typed events, tells which types
 * the container observes, and makes the delivery injectable. Knows no container product and no
 * OSGi.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.cdi;
