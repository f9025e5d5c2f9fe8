/** Annotations for handlers that are CDI beans. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api.cdi;
