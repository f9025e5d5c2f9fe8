/** Whether this process can do its work: named checks, and what they say together. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.core.health;
