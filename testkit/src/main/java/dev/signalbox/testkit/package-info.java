/** Sample events and signature vectors, for tests, the demo and authors of plug-ins. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.testkit;
