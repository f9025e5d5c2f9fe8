/**
 * The poll.* events (protocol.md, 3.8), exported with a version: other bundles may observe them.
 * This package has data alone; what handles it is internal.
 */
@org.osgi.annotation.bundle.Header(name = "Signalbox-Handler-Name", value = "example-poll")
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.example.poll;
