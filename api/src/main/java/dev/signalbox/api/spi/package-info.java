/** What a plug-in implements, and what Signalbox hands to it. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api.spi;
