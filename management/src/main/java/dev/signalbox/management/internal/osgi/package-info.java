/** Connects management with the service registry. */
package dev.signalbox.management.internal.osgi;
