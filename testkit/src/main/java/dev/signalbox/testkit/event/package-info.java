/** Builders of events, begun by {@link dev.signalbox.testkit.Events}. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.testkit.event;
