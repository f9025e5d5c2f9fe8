/** What the subscriptions should be, what they are, and what would have to change. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.management.plan;
