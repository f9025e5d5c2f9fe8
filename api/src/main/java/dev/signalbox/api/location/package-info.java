/** Events of the location.* types (protocol.md, 3.6). */
@org.osgi.annotation.versioning.Version("1.0.0")
package dev.signalbox.api.location;
