/** Runs a handler against a list of events, without a container. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.testkit.run;
