/** Offers the inbox as an OSGi service. */
package dev.signalbox.inbox.jdbc.internal.osgi;
