/**
 * Linq's subscription API, called with care: see {@link dev.signalbox.management.client.LinqApi}.
 */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.management.client;
