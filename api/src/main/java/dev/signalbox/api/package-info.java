/** The contract that handlers compile against: events, the envelope, open JSON data. */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api;
