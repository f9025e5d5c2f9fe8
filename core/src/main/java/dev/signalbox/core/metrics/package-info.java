/** What this process counts and measures, in a Prometheus registry of its own. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.metrics;
