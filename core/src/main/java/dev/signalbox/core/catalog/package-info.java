/** Which event types there are, and typed events made from stored bytes. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.catalog;
