/**
 * Starts the stand-alone distribution: an Apache Felix framework with Signalbox's bundles in it.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.launcher;
