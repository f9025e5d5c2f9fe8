/** A framework within the application, for handler bundles; loaded only where it is asked for. */
package dev.signalbox.embedded.internal.osgi;
