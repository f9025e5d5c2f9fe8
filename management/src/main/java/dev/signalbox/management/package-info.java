/** Webhook subscriptions at Linq, kept as the settings say. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.management;
